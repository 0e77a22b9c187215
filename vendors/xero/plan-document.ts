import type { Draft } from '../../core/books';
import { accountById, takesLines } from './accounts';
import { sharePayments, toPayment, type PlannedPayment } from './allocate';
import { isPosted, type DocumentKind, type XeroDocument } from './document';
import { partsOf, sumOf, type Part } from './draft-parts';
import { findAccount, type Placing } from './place';
import { toLine, withTax, type PlannedLine } from './tax-lines';

/** What one draft comes to in Xero. */
export interface DraftContent {
	readonly documents: ReadonlyMap<DocumentKind, Content>;
	/** Payments of documents that stood open. */
	readonly settlements: ReadonlyArray<{
		readonly to: XeroDocument;
		readonly payments: readonly PlannedPayment[];
	}>;
	/** Open documents that no payment of this draft settles: they are set off against each other or the new one. */
	readonly unsettled: ReadonlyArray<{ readonly document: XeroDocument; readonly left: number }>;
}

export interface Content {
	readonly lines: PlannedLine[];
	readonly payments: PlannedPayment[];
}

/**
 * A document that a negative total would need does not exist in Xero, nor does a negative payment. So what comes in is
 * an invoice, what goes out a credit note; amounts of the other direction become lines of it. Its total then always is
 * what its payments come to.
 */
export function contentOf(draft: Draft, placing: Placing, earlier: readonly XeroDocument[]): DraftContent {
	const documents = new Map<DocumentKind, Content>();
	const parts = partsOf(draft, placing, earlier);
	if (draft.revision === 1) {
		for (const [flow, kind] of [
			['sale', 'invoice'],
			['refund', 'creditNote'],
		] as const) {
			const own = parts.filter(({ source }) => source.line?.flow === flow);
			if (own.length > 0) compose(own, kind, draft, placing, documents);
		}
		return { documents, settlements: [], unsettled: [] };
	}
	const open = earlier.filter((document) => isPosted(document) && document.due > 0);
	const paid = sharePayments(
		sidesOf(parts).in,
		open.filter(({ kind }) => kind === 'invoice'),
	);
	const refunded = sharePayments(
		sidesOf(parts).out,
		open.filter(({ kind }) => kind === 'creditNote'),
	);
	const shares = [...paid.shares, ...refunded.shares];
	const rest = [
		...parts.filter(({ side }) => side === 'line' || side === 'tax'),
		...paid.rest,
		...refunded.rest,
	];
	const stillDue = (shares: ReadonlyArray<{ left: number }>) =>
		shares.reduce((sum, { left }) => sum + left, 0);
	const comesIn = sumOf(paid.rest) + sumOf(refunded.rest) - stillDue(paid.shares) + stillDue(refunded.shares);
	if (rest.length > 0) compose(rest, comesIn >= 0 ? 'invoice' : 'creditNote', draft, placing, documents);
	return {
		documents,
		settlements: shares.filter(({ payments }) => payments.length > 0),
		unsettled: shares.filter(({ left }) => left > 0).map(({ to, left }) => ({ document: to, left })),
	};
}

function sidesOf(parts: readonly Part[]) {
	const of = (wanted: Part['side']) => parts.filter(({ side }) => side === wanted);
	return { in: of('in'), out: of('out'), line: of('line'), tax: of('tax') };
}

function compose(
	parts: readonly Part[],
	kind: DocumentKind,
	{ journal }: Draft,
	placing: Placing,
	documents: Map<DocumentKind, Content>,
): void {
	const sides = sidesOf(parts);
	const [settling, against] = kind === 'invoice' ? [sides.in, sides.out] : [sides.out, sides.in];
	const isLine = ({ accountId }: Part) => {
		const account = accountById(placing.chart, accountId);
		return account !== null && takesLines(account);
	};
	const lines = [...sides.line, ...against.filter(isLine)];
	const banked = against.filter((part) => !isLine(part));
	const bridge = banked.length === 0 ? null : bridgeOf(sumOf(banked), banked, journal, placing);
	const main = contentFor(kind, documents);
	main.lines.push(
		...withTax(lines, sides.tax, journal, placing),
		...(bridge === null ? [] : [toLine(bridge)]),
	);
	main.payments.push(...settling.map(toPayment));
	if (bridge === null) return;
	const other = contentFor(kind === 'invoice' ? 'creditNote' : 'invoice', documents);
	other.lines.push({ ...toLine(bridge), amount: -bridge.amount });
	other.payments.push(...banked.map(toPayment));
}

function contentFor(kind: DocumentKind, documents: Map<DocumentKind, Content>): Content {
	const content = documents.get(kind) ?? { lines: [], payments: [] };
	documents.set(kind, content);
	return content;
}

/**
 * Bank accounts may not stand on lines. Money that moved from one bank account to another therefore takes two
 * documents, which meet on the account of client balances and leave nothing there.
 */
function bridgeOf(
	amount: number,
	[first]: readonly Part[],
	journal: Draft['journal'],
	placing: Placing,
): Part | null {
	const found = findAccount({ role: 'receivable', sub: null }, journal, placing.chart, placing.mapping);
	if (first === undefined) return null;
	const taxType = placing.tax.untaxed ?? 'NONE';
	const accountId = found.ok && takesLines(found.account) ? found.account.id : '';
	return { ...first, side: 'line', amount, accountId, taxType };
}
