import { accountKeys, type AccountNature, type BookMapping } from '../../core/books';
import type { Failure } from '../../core/http';
import { genericCustomer } from './api';
import { accountNamed, itemFor, takesItems, type Account, type Item } from './chart';

/** Something Set Up makes. */
export interface Wish {
	/** For the report: `account.Studio Services`. */
	readonly label: string;
	readonly entity: 'Account' | 'Item' | 'Customer';
	readonly body: Readonly<Record<string, unknown>>;
}

/** What is there already, what is not, and what stands in the way. */
export interface Plan {
	readonly present: readonly string[];
	readonly wishes: readonly Wish[];
	readonly problems: readonly Failure[];
}

/**
 * Account and detail type by nature (Intuit "Account", AccountType and AccountSubType). Open client balances are an asset
 * of their own, not Accounts Receivable: neither journal lines nor items can go there without a customer.
 */
const typesOf: Readonly<Record<AccountNature, { readonly type: string; readonly subType: string }>> = {
	income: { type: 'Income', subType: 'ServiceFeeIncome' },
	contraIncome: { type: 'Income', subType: 'DiscountsRefundsGiven' },
	expense: { type: 'Expense', subType: 'OtherBusinessExpenses' },
	currentLiability: { type: 'Other Current Liability', subType: 'OtherCurrentLiabilities' },
	clearing: { type: 'Other Current Asset', subType: 'OtherCurrentAssets' },
	receivable: { type: 'Other Current Asset', subType: 'OtherCurrentAssets' },
};
/** Other types that do as well, when the user made the account. */
const alsoFits: Readonly<Record<AccountNature, readonly string[]>> = {
	income: ['Other Income'],
	contraIncome: ['Other Income', 'Expense'],
	expense: ['Other Expense', 'Cost of Goods Sold', 'Income'],
	currentLiability: ['Long Term Liability'],
	clearing: ['Bank'],
	receivable: [],
};

/** Default accounts that the mapping does not replace; two keys may share one. */
function defaultAccounts(mapping: BookMapping) {
	const byName = new Map<string, AccountNature>();
	for (const { key, account } of accountKeys) {
		if (account !== null && !mapping.accounts.has(key)) byName.set(account.name, account.nature);
	}
	return [...byName].map(([name, nature]) => ({ name, nature }));
}

export function planAccounts(mapping: BookMapping, accounts: readonly Account[]): Plan {
	const present: string[] = [];
	const wishes: Wish[] = [];
	const problems: Failure[] = [];
	for (const { name, nature } of defaultAccounts(mapping)) {
		const account = accountNamed(accounts, name);
		const { type, subType } = typesOf[nature];
		const label = `account.${name}`;
		if (account === null) {
			const body = { Name: name, AccountType: type, AccountSubType: subType };
			wishes.push({ label, entity: 'Account', body });
		} else if (!account.isActive) problems.push(inactive(name));
		else if (account.type !== type && !alsoFits[nature].includes(account.type))
			problems.push(otherType(account, type));
		else present.push(label);
	}
	const ids = new Set(accounts.map(({ id }) => id));
	for (const [key, id] of mapping.accounts) if (!ids.has(id)) problems.push(unknownAccount(key, id));
	return { present, wishes, problems };
}

/** The product or service of each account in use, for sales receipts, and the customer they are made out to. */
export function planItems(
	mapping: BookMapping,
	accounts: readonly Account[],
	items: readonly Item[],
	hasCustomer: boolean,
): Plan {
	const present: string[] = [];
	const wishes: Wish[] = [];
	const takenNames = new Set(items.map(({ name }) => name.toLowerCase()));
	for (const account of accountsInUse(mapping, accounts)) {
		const item = itemFor(items, account);
		if (item !== null) {
			present.push(`item.${item.name}`);
			continue;
		}
		const name = freeName(account.name, takenNames);
		takenNames.add(name.toLowerCase());
		const body = { Name: name, Type: 'Service', IncomeAccountRef: { value: account.id } };
		wishes.push({ label: `item.${name}`, entity: 'Item', body });
	}
	const label = `customer.${genericCustomer}`;
	if (hasCustomer) present.push(label);
	else if (mapping.customerId === null)
		wishes.push({ label, entity: 'Customer', body: { DisplayName: genericCustomer } });
	return { present, wishes, problems: [] };
}

/** Tax accounts of QuickBooks' own tax centre take no items. */
const taxCentre: readonly string[] = ['SalesTaxPayable', 'GlobalTaxPayable', 'GlobalTaxSuspense'];

function accountsInUse(mapping: BookMapping, accounts: readonly Account[]): readonly Account[] {
	const ids = new Set(mapping.accounts.values());
	for (const { name } of defaultAccounts(mapping)) {
		const account = accountNamed(accounts, name);
		if (account !== null) ids.add(account.id);
	}
	return accounts.filter(
		(account) =>
			ids.has(account.id) && account.isActive && takesItems(account) && !taxCentre.includes(account.subType),
	);
}

/** Item names are unique, inactive ones included. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
	const base = wanted.replace(/[:\t\n]/g, ' ').slice(0, 80);
	const candidates = [
		base,
		`${base} (Studio)`,
		...Array.from({ length: 98 }, (_, n) => `${base} (Studio ${n + 2})`),
	];
	return candidates.find((name) => !taken.has(name.toLowerCase())) ?? base;
}

const inactive = (name: string): Failure => ({
	kind: 'permanent',
	code: 'ACCOUNT_INACTIVE',
	message: `The account “${name}” exists, but is inactive.`,
	hint: 'Make it active in the chart of accounts of QuickBooks, or choose another account in this node, then run Set Up again.',
});

const otherType = ({ name, type }: Account, wanted: string): Failure => ({
	kind: 'permanent',
	code: 'ACCOUNT_OF_OTHER_TYPE',
	message: `The account “${name}” exists with the type ${type} instead of ${wanted}.`,
	hint: 'Change its type or its name in QuickBooks, or choose another account in this node, then run Set Up again.',
});

const unknownAccount = (key: string, id: string): Failure => ({
	kind: 'permanent',
	code: 'ACCOUNT_MISSING',
	message: `The account chosen for ${key} (id ${id}) is not in this QuickBooks company.`,
	hint: `Choose the account for ${key} again in this node.`,
});
