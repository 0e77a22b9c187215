import type { Count, Tally } from './tally.mts';

const rows: readonly (readonly [label: string, value: (tally: Tally) => string])[] = [
	['Facts in the studio', (tally) => String(tally.facts)],
	['Deliveries sent (twins, retries, forgeries included)', (tally) => String(tally.sent)],
	['  rejected / forged', (tally) => `${tally.rejected} / ${tally.forged}`],
	['  answered as duplicate', (tally) => String(tally.duplicates)],
	['Executions in n8n', (tally) => String(tally.executed)],
	['  failed', (tally) => String(tally.failed)],
	['Contacts in HubSpot / expected', ({ contacts }) => shown(contacts)],
	['Deals in HubSpot / expected', ({ deals }) => shown(deals)],
];

function shown({ present, expected, doubled }: Count): string {
	return `${present} / ${expected}${doubled > 0 ? `, ${doubled} double` : ''}`;
}

/** One column per vendor. */
export function printTable(tallies: readonly Tally[]): void {
	const width = Math.max(...rows.map(([label]) => label.length)) + 2;
	const line = (cells: readonly string[]) => cells.map((cell) => cell.padStart(16)).join('');
	console.log(`\n${''.padEnd(width)}${line(tallies.map((tally) => tally.system))}`);
	for (const [label, value] of rows) console.log(`${label.padEnd(width)}${line(tallies.map(value))}`);
	const missing = tallies.flatMap(({ contacts, deals }) => [...contacts.missing, ...deals.missing]);
	if (missing.length > 0) console.log(`\nMissing: ${missing.join(', ')}`);
}
