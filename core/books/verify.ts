import type { Failure } from '../http';
import { amountText, debitTotal } from './amount-text';
import { differencesOf, sumPosted, sumTarget } from './converge';
import type { Draft, Looked } from './ledger';
import type { PlacedLine } from './place-journal';

/** Whether the ledger, read again after the write, holds the journal to the cent; `null` when it does. */
export function verify(
	draft: Draft,
	placed: readonly PlacedLine[],
	looked: Looked,
	label: string,
): Failure | null {
	if (!looked.ok) return notVerified(draft, looked.failure, label);
	const target = sumTarget(placed);
	const posted = sumPosted(looked.books.posted.get(draft.base) ?? []);
	const [first] = differencesOf(target, posted);
	if (first === undefined) return null;
	const [slot] = first;
	const money = (amount: number) => `${amountText(amount, draft.journal.digits)} ${draft.journal.currency}`;
	const account = placed.find((line) => line.slot === slot)?.account ?? looked.books.accountOf(slot);
	return {
		kind: 'permanent',
		code: 'NOT_AS_POSTED',
		message:
			`After ${draft.number} was written, ${label} holds ${money(debitTotal(posted.values()))}, ` +
			`the studio ${money(debitTotal(target.values()))}; on ${account?.name ?? slot} ` +
			`${money(posted.get(slot) ?? 0)} instead of ${money(target.get(slot) ?? 0)}.`,
		hint: `Look at ${draft.number} in ${label}: did somebody, or another workflow, post at the same time? Then run this again.`,
	};
}

function notVerified(draft: Draft, failure: Failure, label: string): Failure {
	return {
		kind: 'transient',
		code: 'NOT_VERIFIED',
		message: `${draft.number} was written, but ${label} could not be read afterwards: ${failure.message}`,
		hint: 'Run it again: it compares first, and writes nothing that is there.',
	};
}
