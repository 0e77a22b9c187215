import { destinationOf, type BookMapping, type Books, type Gap, type Journal } from '../../core/books';
import type { JournalLine, LedgerAccount, Placement } from '../../core/books';
import { accountNamed, itemFor, payableType, receivableType, takesItems, takesMoney } from './chart';
import type { Account } from './chart';
import type { Company } from './company';
import { chooseDeposit } from './deposit';
import {
	chosenMissing,
	customerMissing,
	defaultMissing,
	inactive,
	itemMissing,
	notAllowed,
	taxCodeMissing,
	trackingMissing,
	trackingOff,
	unmapped,
} from './gaps';
import {
	journalSlot,
	parseJournalSlot,
	parseSaleSlot,
	saleSlot,
	slotCode,
	taxCodesOf,
	taxSlot,
} from './slot';

export type Found =
	{ readonly ok: true; readonly account: Account } | { readonly ok: false; readonly gap: Gap };

/** The account a line goes to: the one chosen, or the default one by its name. */
export function findAccount(
	line: Pick<JournalLine, 'role' | 'sub'>,
	journal: Pick<Journal, 'centre'>,
	company: Company,
	mapping: BookMapping,
): Found {
	const destination = destinationOf(line, journal.centre, mapping);
	if (destination.kind === 'none') return { ok: false, gap: unmapped(destination.key) };
	const account =
		destination.kind === 'chosen'
			? (company.accounts.get(destination.accountId) ?? null)
			: accountNamed(company.accounts.values(), destination.row.account.name);
	if (account === null) {
		const gap =
			destination.kind === 'chosen'
				? chosenMissing(destination.key, destination.accountId)
				: defaultMissing(destination.row);
		return { ok: false, gap };
	}
	return account.isActive ? { ok: true, account } : { ok: false, gap: inactive(destination.key, account) };
}

/** Where lines go, for a form and a company. */
export function createPlace(form: 'day' | 'sale', company: Company, mapping: BookMapping): Books['place'] {
	const place = form === 'day' ? placeInJournal : placeOnForm;
	return (line, journal) => {
		const tracking = trackingGap(journal, company, mapping);
		return tracking === null ? place(line, journal, company, mapping) : { ok: false, gap: tracking };
	};
}

/** The account of a slot found in the books, as long as something can be posted there. */
export function createAccountOf(form: 'day' | 'sale', company: Company): Books['accountOf'] {
	return (slot) => {
		if (form === 'sale' && slot === taxSlot) return company.taxRegime === 'none' ? null : engineTaxAccount;
		const { account: id } = form === 'day' ? parseJournalSlot(slot) : parseSaleSlot(slot);
		const account = company.accounts.get(id);
		if (account === undefined || !account.isActive) return null;
		const isUsable =
			form === 'day' || takesMoney(account) || itemFor(company.items.values(), account) !== null;
		return isUsable ? { id, name: account.fullName } : null;
	};
}

function trackingGap({ centre }: Journal, company: Company, mapping: BookMapping): Gap | null {
	const settings = mapping.centres.get(centre.id);
	const location = settings?.unit ?? null;
	const classId = settings?.classId ?? null;
	if (location !== null) {
		if (!company.tracksLocations) return trackingOff('Locations');
		if (company.locations?.has(location) !== true) return trackingMissing('location', location);
	}
	if (classId !== null) {
		if (company.classPlace === null) return trackingOff('Classes');
		if (company.classes?.has(classId) !== true) return trackingMissing('class', classId);
	}
	return null;
}

function placeInJournal(
	line: JournalLine,
	journal: Journal,
	company: Company,
	mapping: BookMapping,
): Placement {
	const found = findAccount(line, journal, company, mapping);
	if (!found.ok) return found;
	const { account } = found;
	if (account.type === payableType) {
		return { ok: false, gap: notAllowed(account, 'a payable account needs a vendor') };
	}
	const hasCustomer = (mapping.customerId ?? company.customerId) !== null;
	if (account.type === receivableType && !hasCustomer) return { ok: false, gap: customerMissing(account) };
	const settings = mapping.centres.get(journal.centre.id);
	const slot = journalSlot(account.id, settings?.unit ?? null, settings?.classId ?? null);
	return { ok: true, slot, account: { id: account.id, name: account.fullName } };
}

function placeOnForm(line: JournalLine, journal: Journal, company: Company, mapping: BookMapping): Placement {
	if (line.role === 'tax' && company.taxRegime !== 'none') return engineTax;
	const found = findAccount(line, journal, company, mapping);
	if (!found.ok) return found;
	const { account } = found;
	const placed = { id: account.id, name: account.fullName };
	if (line.role === 'tender' && depositIdOf(journal, company, mapping) === account.id) {
		return takesMoney(account)
			? { ok: true, slot: account.id, account: placed }
			: { ok: false, gap: notAllowed(account, depositRule) };
	}
	if (!takesItems(account)) return { ok: false, gap: notAllowed(account, itemRule) };
	if (itemFor(company.items.values(), account) === null) return { ok: false, gap: itemMissing(account) };
	const codes = taxCodesOf(company, mapping);
	const code = line.taxed ? codes.taxed : codes.untaxed;
	if (code === null && company.taxRegime !== 'none') return { ok: false, gap: taxCodeMissing(line) };
	return { ok: true, slot: saleSlot(account.id, slotCode(code, company, mapping)), account: placed };
}

const engineTaxAccount: LedgerAccount = { id: taxSlot, name: 'Sales tax (QuickBooks)' };
const engineTax: Placement = { ok: true, slot: taxSlot, account: engineTaxAccount };
const depositRule = 'the money of a sales receipt can only go to a Bank or Other Current Asset account';
const itemRule = 'lines of a sales receipt cannot post to receivable or payable accounts';

/** The account the main tender of a sale goes to. */
function depositIdOf(journal: Journal, company: Company, mapping: BookMapping): string | null {
	const tenders = journal.lines
		.filter(({ role }) => role === 'tender')
		.flatMap((line) => {
			const found = findAccount(line, journal, company, mapping);
			return found.ok ? [{ slot: found.account.id, amount: line.amount }] : [];
		});
	return chooseDeposit(tenders)?.slot ?? null;
}
