import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { booksPage, booksPageText } from '../../../scripts/docs/books.mts';

it('the page of accounts in docs is what the code posts by; `tsx scripts/docs/books.mts` writes it', async () => {
	expect(readFileSync(booksPage, 'utf8')).toBe(await booksPageText());
});
