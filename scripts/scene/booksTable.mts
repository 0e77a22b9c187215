import { isRecord, listAt, valueAt } from '../n8n/records.mts';

/** Cents by account, debit positive. */
export type Balances = ReadonlyMap<string, number>;

const nameWidth = 46;
const amountWidth = 14;

/** The journals of a preview, as the node shows them to a bookkeeper. */
export function printJournals(items: readonly unknown[]): void {
	for (const item of items) {
		console.log(`\n${String(valueAt(item, 'label'))}   document ${String(valueAt(item, 'number'))}`);
		printRow('', 'Debit', 'Credit');
		for (const line of listAt(item, 'lines')) {
			const amounts = [valueAt(line, 'debit'), valueAt(line, 'credit')].map(decimalOf);
			printRow(`${String(valueAt(line, 'text'))}`, amounts[0] ?? '', amounts[1] ?? '');
		}
		const totals = valueAt(item, 'totals');
		if (isRecord(totals)) printRow('Total', decimalOf(totals.debit), decimalOf(totals.credit));
	}
}

/** The same from the ledgers: what each account holds in the end, against what was worked out by hand. */
export function printBalances(
	expected: Readonly<Record<string, number>>,
	ledgers: Readonly<Record<string, Balances>>,
): boolean {
	const names = Object.keys(ledgers);
	console.log(`\n${'Account'.padEnd(nameWidth)}${['By hand', ...names].map(padded).join('')}`);
	const accounts = new Set([
		...Object.keys(expected),
		...Object.values(ledgers).flatMap((balances) => [...balances.keys()]),
	]);
	let isEqual = true;
	for (const account of [...accounts].sort()) {
		const wanted = expected[account] ?? 0;
		const held = names.map((name) => ledgers[name]?.get(account) ?? 0);
		if (held.some((cents) => cents !== wanted)) isEqual = false;
		if (wanted === 0 && held.every((cents) => cents === 0)) continue;
		console.log(`${account.padEnd(nameWidth)}${[wanted, ...held].map(centsText).map(padded).join('')}`);
	}
	return isEqual;
}

function printRow(text: string, debit: string, credit: string): void {
	console.log(`  ${text.padEnd(nameWidth)}${padded(debit)}${padded(credit)}`);
}

function padded(text: string): string {
	return text.padStart(amountWidth);
}

function decimalOf(amount: unknown): string {
	return typeof amount === 'number' && amount !== 0 ? amount.toFixed(2) : '';
}

function centsText(cents: number): string {
	return (cents / 100).toFixed(2);
}
