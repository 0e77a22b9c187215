import type { Company } from './company';
import { documentKinds } from './entities';
import { bodyOf } from './read-body';
import { nameOf } from './references';
import { textField, type Fields } from './store/record';

/** Hundredths of the home currency by account name, debit positive; accounts at zero are left out. */
export function trialBalanceOf({ store }: Company): ReadonlyMap<string, number> {
	const rows = store
		.all('Account')
		.map((account) => [nameOf(account), store.balances.get(account.id) ?? 0] as const);
	return new Map(rows.filter(([, balance]) => balance !== 0));
}

/** Numbers of all documents that are not deleted, as often as they are carried; empty for a document without one. */
export function documentNumbersOf({ store }: Company): readonly string[] {
	return documentKinds.flatMap((kind) => store.all(kind)).map((record) => textField(record, 'DocNumber'));
}

/** All objects of a kind as they are read back, in order of creation, the inactive ones too. */
export function recordsOf(company: Company, entity: string): readonly Fields[] {
	return company.store.all(entity).map((record) => bodyOf(company, record));
}
