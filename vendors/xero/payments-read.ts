import { own, recordOf, textOf } from '../../core/event/read';
import type { Failure } from '../../core/http';
import { paths } from './api';
import type { XeroChart } from './chart';
import { isVoid, parsePayment, type XeroDocument, type XeroPayment } from './document';
import { fetchPages, type XeroSession } from './session';
import { addDays } from './values';
import { allOf, anyOf, before, equals, notBefore } from './where';

export type WithAccounts =
	| { readonly ok: true; readonly documents: readonly XeroDocument[]; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/** More stretches of days than these are read as one. */
const mostStretches = 5;

/**
 * Payments inside a document come without their account (`HasAccount: false`), so those of the same days are read
 * once for all documents: one call more, and none when nothing is paid yet.
 */
export async function readPaymentAccounts(
	session: XeroSession,
	documents: readonly XeroDocument[],
	chart: XeroChart,
): Promise<WithAccounts> {
	const standing = documents.filter((document) => !isVoid(document));
	const untold = standing.flatMap(({ payments }) => payments.filter(({ accountId }) => accountId === null));
	const days = untold.flatMap(({ date }) => date ?? []);
	if (days.length === 0) return { ok: true, documents, attempts: 0 };
	const where = allOf([equals('Status', 'AUTHORISED'), anyOf(stretchesOf(days).map(stretchWhere))]);
	const found = await fetchPages(session, paths.payments, 'Payments', { where, order: 'Date ASC' });
	if (!found.ok) return found;
	const told = new Map(
		found.rows.flatMap((row) => {
			const id = textOf(own(recordOf(row), 'PaymentID'));
			const [payment] = parsePayment(row, 0, chart);
			return id === null || payment === undefined ? [] : [[id, payment] as const];
		}),
	);
	return {
		ok: true,
		documents: documents.map((document) => withAccounts(document, told)),
		attempts: found.attempts,
	};
}

function withAccounts(document: XeroDocument, told: ReadonlyMap<string, XeroPayment>): XeroDocument {
	const payments = document.payments.map((payment) => ({
		...payment,
		accountId: payment.accountId ?? told.get(payment.id)?.accountId ?? null,
		reference: payment.reference || (told.get(payment.id)?.reference ?? ''),
	}));
	return { ...document, payments };
}

interface Stretch {
	readonly first: string;
	readonly last: string;
}

/** Days that follow one another, taken together. */
function stretchesOf(days: readonly string[]): readonly Stretch[] {
	const stretches: Stretch[] = [];
	const sorted = [...new Set(days)].sort();
	for (const day of sorted) {
		const open = stretches.at(-1);
		if (open !== undefined && addDays(open.last, 1) === day) stretches.splice(-1, 1, { ...open, last: day });
		else stretches.push({ first: day, last: day });
	}
	const [first, last] = [sorted[0], sorted.at(-1)];
	const isTooMany = stretches.length > mostStretches && first !== undefined && last !== undefined;
	return isTooMany ? [{ first, last }] : stretches;
}

function stretchWhere({ first, last }: Stretch): string {
	const inside = allOf([notBefore(first), before(addDays(last, 1))]);
	return `(${inside})`;
}
