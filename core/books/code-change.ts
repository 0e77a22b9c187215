import type { Gap, Journal } from './journal';
import type { Books } from './ledger';
import { baseOf, codeOfCentre } from './numbers';

/**
 * What the documents' numbers began with while the centre had no code of the user's; `null` where they begin alike. What
 * is posted under it would not be found under the new code, and posted a second time. Days only: for sales one by one it
 * would double the numbers asked for.
 */
export function formerBaseOf(journal: Journal): string | null {
	const { source, centre, document } = journal;
	if (document !== null) return null;
	const former = baseOf({ ...journal, centre: { ...centre, code: codeOfCentre(source, centre.id) } });
	return former === baseOf(journal) ? null : former;
}

/** Living documents under the former code; the books have to have been looked at under `formerBaseOf` as well. */
export function codeChangeGaps(journal: Journal, { posted }: Books): readonly Gap[] {
	const former = formerBaseOf(journal);
	const found = former === null ? [] : (posted.get(former) ?? []);
	const numbers = found.filter(({ state }) => state !== 'void').map(({ number }) => number);
	if (numbers.length === 0) return [];
	const { centre } = journal;
	const name = centre.name ?? `centre ${centre.id}`;
	const told = numbers.join(', ');
	const hint = `Leave the code of ${name} empty to go on as before, or void ${told} in the ledger. Then run this again.`;
	return [
		{
			code: 'CENTRE_CODE_CHANGED',
			subject: told,
			message: `${told} was posted before ${name} had the code "${centre.code}", and would be posted again under it.`,
			hint,
		},
	];
}
