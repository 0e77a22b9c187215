import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { accountKeys, type AccountKey, type AccountNature } from '../../core/books/account-keys';

/** Writes docs/books-accounts.md: what is posted where, from the table the code itself uses. */
export const booksPage = fileURLToPath(new URL('../../docs/books-accounts.md', import.meta.url));

const natures: Readonly<Record<AccountNature, readonly [quickBooks: string, xero: string]>> = {
	income: ['Income', 'Revenue'],
	contraIncome: ['Income', 'Revenue'],
	expense: ['Expense', 'Expense'],
	currentLiability: [
		'Other Current Liability',
		'Current Liability; payments enabled where it is stored value',
	],
	clearing: ['Other Current Asset', 'Current Asset, payments enabled'],
	receivable: ['Other Current Asset', 'Current Asset, payments enabled'],
};

function rowOf({ key, label, account, otherwise }: AccountKey): string {
	if (otherwise !== null) return `| ${label} | \`${key}\` | ${otherwise} | | |`;
	if (account === null) return `| ${label} | \`${key}\` | **none: has to be chosen** | | |`;
	const [quickBooks, xero] = natures[account.nature];
	return `| ${label} | \`${key}\` | ${account.name} | ${quickBooks} | ${xero} |`;
}

function pageText(): string {
	return `# The accounts of the books

<!-- Written by scripts/docs/books.mts from core/books/account-keys.ts. -->

Every amount of a sale has one of these rows. _Set Up_ makes the default accounts that are missing; a line under _Accounts_ in Studio Accounting puts an account of your own in a row's place, for all centers or for one.

| What | Key | Default account | Type in QuickBooks | Type in Xero |
| --- | --- | --- | --- | --- |
${accountKeys.map(rowOf).join('\n')}

Nothing falls back to revenue. An item of unknown kind, or a tender that your studio made up, stops the day until it has an account, and the message lists all such gaps at once.

A custom tender (Afterpay, a voucher of a partner) is told apart by its name: choose _Paid Otherwise (Custom Tender)_ and type the name as your studio system shows it; without a name the line is for all custom tenders.
`;
}

export async function booksPageText(): Promise<string> {
	return await format(pageText(), { parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(booksPage, await booksPageText());
