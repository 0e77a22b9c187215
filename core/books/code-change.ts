import type { Gap, Journal } from './journal';
import type { Books } from './ledger';
import { baseOf, codeOfCentre } from './numbers';

/**
 * What the documents' numbers began with while the centre had no code of the user's, and while sales that name no centre
 * were not put into this one; none where they begin alike. What is posted under them would not be found under the present
 * code, and posted a second time. Days only: for sales one by one it would double the numbers asked for.
 */
export function formerBasesOf(journal: Journal): readonly string[] {
	const { source, centre, document, formerCodes } = journal;
	if (document !== null) return [];
	const base = baseOf(journal);
	const former = [codeOfCentre(source, centre.id), ...formerCodes].map((code) =>
		baseOf({ ...journal, centre: { ...centre, code } }),
	);
	return [...new Set(former)].filter((one) => one !== base);
}

/** Living documents under former codes; the books have to have been looked at under `formerBasesOf` as well. */
export function codeChangeGaps(journal: Journal, { posted }: Books): readonly Gap[] {
	const found = formerBasesOf(journal).flatMap((former) => posted.get(former) ?? []);
	const numbers = found.filter(({ state }) => state !== 'void').map(({ number }) => number);
	if (numbers.length === 0) return [];
	const { centre, formerCodes } = journal;
	const name = centre.name ?? `centre ${centre.id}`;
	const told = numbers.join(', ');
	const undo =
		formerCodes.length === 0
			? `Leave the code of ${name} empty to go on as before`
			: `Leave the code of ${name} and Default Location ID as they were to go on as before`;
	const hint = `${undo}, or void ${told} in the ledger. Then run this again.`;
	return [
		{
			code: 'CENTRE_CODE_CHANGED',
			subject: told,
			message: `${told} was posted before ${name} had the code "${centre.code}", and would be posted again under it.`,
			hint,
		},
	];
}
