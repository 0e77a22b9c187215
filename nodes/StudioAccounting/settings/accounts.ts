import { accountKeyOf, customTenderSub } from '../../../core/books';
import { own, type UnknownRecord } from '../../../core/event/read';
import { settingsFailure } from '../../common/outcomes';
import { idOf, rowsOf, type Read } from './rows';

/** The one kind of money that goes by names of the studio's own. */
export const customTenderKey = 'tender.custom';

/** The table Accounts: account id by key, `tender.card`, or by key and center, `tender.card@5528ee09`. */
export function readAccounts(table: unknown): Read<ReadonlyMap<string, string>> {
	const accounts = new Map<string, string>();
	for (const row of rowsOf(table)) {
		const key = keyOf(row);
		if (key === null)
			return refuse(`Accounts has a line for "${String(own(row, 'key'))}", which is not known.`, kindHint);
		const account = idOf(own(row, 'account'));
		if (account === null)
			return refuse(`The line ${labelOf(row)} under Accounts has no account.`, accountHint);
		const locationId = idOf(own(row, 'locationId'));
		const place = locationId === null ? key : `${key}@${locationId}`;
		if ((accounts.get(place) ?? account) !== account)
			return refuse(`The line ${labelOf(row)} is there twice with different accounts.`, twiceHint);
		accounts.set(place, account);
	}
	return { ok: true, value: accounts };
}

const kindHint = 'Choose the kind of money from the list again.';
const accountHint = 'Choose an account for it, or remove the line: without one the default account is used.';
const twiceHint = 'Remove one of the lines under Accounts.';

/** An expression may name a finer key than the list has, `discount.service`: the part in front of its sub is known. */
function keyOf(row: UnknownRecord): string | null {
	const key = idOf(own(row, 'key'));
	if (key === null) return null;
	if (key === customTenderKey) return `tender.${customTenderSub(idOf(own(row, 'tenderName')))}`;
	const general = key.replace(/[.:][^.:]*$/, '');
	return accountKeyOf(key) !== null || accountKeyOf(general) !== null ? key : null;
}

function labelOf(row: UnknownRecord): string {
	const key = idOf(own(row, 'key')) ?? '';
	const label = accountKeyOf(key)?.label ?? key;
	const details = [idOf(own(row, 'tenderName')), idOf(own(row, 'locationId'))].filter(
		(text) => text !== null,
	);
	return [`"${label}"`, ...details].join(', ');
}

function refuse(message: string, hint: string): Read<never> {
	return { ok: false, failure: settingsFailure(message, hint) };
}
