import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wellnessLivingPage, wellnessLivingPageText } from '../../../scripts/docs/wellnessliving.mts';

it('the page in docs is what the tables in the code say; `tsx scripts/docs/wellnessliving.mts` writes it', async () => {
	expect(readFileSync(wellnessLivingPage, 'utf8')).toBe(await wellnessLivingPageText());
});
