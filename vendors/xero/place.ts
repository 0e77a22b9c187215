import {
	destinationOf,
	type BookMapping,
	type Gap,
	type Journal,
	type JournalLine,
	type LedgerAccount,
	type Placement,
} from '../../core/books';
import { accountById, accountByName, accountLabel, takesLines, takesMoney } from './accounts';
import type { XeroAccount, XeroChart } from './chart';
import * as gaps from './gaps';
import { parseSlot, slotOf, taxSlot } from './slot';
import type { TaxTypes } from './tax';

/** All that deciding about one line takes. */
export interface Placing {
	readonly chart: XeroChart;
	readonly mapping: BookMapping;
	readonly tax: TaxTypes;
	/** Accounts compared as a whole. */
	readonly settling: ReadonlySet<string>;
}

type Found = { readonly ok: true; readonly account: XeroAccount } | { readonly ok: false; readonly gap: Gap };

export function placeLine(line: JournalLine, journal: Journal, placing: Placing): Placement {
	const { chart, mapping, tax, settling } = placing;
	if (line.role === 'tax') return placeTax(placing);
	const found = findAccount(line, journal, chart, mapping);
	if (!found.ok) return found;
	const { account } = found;
	const isMoney = line.role === 'tender';
	if (isMoney ? !takesMoney(account) : !takesLines(account)) {
		return { ok: false, gap: isMoney ? gaps.takesNoPayments(account) : gaps.takesNoLines(account) };
	}
	const tracking = mapping.centres.get(journal.centre.id)?.unit ?? '';
	if (tracking !== '' && !isUsable(tracking, chart)) return { ok: false, gap: gaps.noTracking(journal) };
	const taxType = line.taxed ? tax.taxed : tax.untaxed;
	if (taxType === null) return { ok: false, gap: gaps.noTaxType(line.taxed) };
	const slot = slotOf({ accountId: account.id, taxType, tracking }, settling);
	return { ok: true, slot, account: { id: account.id, name: accountLabel(account) } };
}

/** The account a journal line of this kind goes to, mapped or usual. */
export function findAccount(
	line: Pick<JournalLine, 'role' | 'sub'>,
	journal: Pick<Journal, 'centre'>,
	chart: XeroChart,
	mapping: BookMapping,
): Found {
	const destination = destinationOf(line, journal.centre, mapping);
	if (destination.kind === 'none') return { ok: false, gap: gaps.unmapped(destination.key) };
	const isChosen = destination.kind === 'chosen';
	const account = isChosen
		? accountById(chart, destination.accountId)
		: accountByName(chart, destination.row.account.name);
	if (account === null) {
		const gap = isChosen
			? gaps.chosenAccountMissing(destination.key)
			: gaps.usualAccountMissing(destination.key, destination.row.account.name);
		return { ok: false, gap };
	}
	return account.isActive ? { ok: true, account } : { ok: false, gap: gaps.archived(account) };
}

/** Xero books tax to an account of its own by the tax type of the line that carries it. */
function placeTax({ chart, tax }: Placing): Placement {
	if (tax.taxed === null) return { ok: false, gap: gaps.noTaxType(true) };
	return { ok: true, slot: taxSlot(tax.taxed), account: taxAccount(tax.taxed, chart) };
}

function taxAccount(taxType: string, { accounts }: XeroChart): LedgerAccount {
	const account = accounts.find(({ system }) => system === 'GST');
	return account === undefined
		? { id: taxSlot(taxType), name: `Sales Tax (${taxType})` }
		: { id: account.id, name: accountLabel(account) };
}

/** The account of a slot of a document found, for taking it back; `null` when nothing can be posted there any more. */
export function accountOfSlot(text: string, chart: XeroChart): LedgerAccount | null {
	const slot = parseSlot(text);
	if (slot.kind === 'tax') return taxAccount(slot.taxType, chart);
	const account = accountById(chart, slot.accountId);
	if (account === null || !account.isActive) return null;
	if (slot.kind === 'line' && (!takesLines(account) || !isUsable(slot.tracking, chart))) return null;
	return { id: account.id, name: accountLabel(account) };
}

function isUsable(tracking: string, chart: XeroChart): boolean {
	return tracking === '' || (chart.tracking ?? []).some(({ key, isActive }) => key === tracking && isActive);
}
