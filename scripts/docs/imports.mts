import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { RowExport } from '../../core/rows/row-export.ts';
import { zenotiExports } from '../../vendors/zenoti/rows/index.ts';
import { wellnessLivingExports } from '../../vendors/wellnessliving/rows/index.ts';
import { bookingStatusWords } from '../../vendors/zenoti/rows/booking-status.ts';
import { portalStatusWords } from '../../vendors/wellnessliving/rows/visit-rows.ts';
import { visitStatuses } from '../../vendors/wellnessliving/visit-status.ts';

/** Writes `docs/imports.md` from the tables that the code itself works with. */
export const importsPage = fileURLToPath(new URL('../../docs/imports.md', import.meta.url));
const schema = fileURLToPath(
	new URL('../../nodes/StudioEvent/__schema__/v1.0.0/fromRows.json', import.meta.url),
);

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every field of an entity, as the output schema of the operation has it: `sale.lines[].net`. */
function fieldsOf(node: unknown, path: string): readonly string[] {
	const { properties, items } = Object(node);
	if (items !== undefined) return fieldsOf(items, `${path}[]`);
	if (properties === undefined) return [path];
	return Object.entries(properties).flatMap(([name, child]) => fieldsOf(child, `${path}.${name}`));
}

const data = Object(JSON.parse(readFileSync(schema, 'utf8'))).properties.data.properties;

export const entityFields = (entity: string): readonly string[] => fieldsOf(data[entity], entity);

function fieldTable(type: RowExport): string {
	const rows = entityFields(type.entity).map((field) => {
		const columns = type.columns.filter(({ studio }) => studio.includes(field));
		const note = type.untold.find(({ studio }) => field === studio || field.startsWith(`${studio}.`))?.note;
		return columns.length === 0
			? [code(field), note === undefined ? 'not in the export' : '–', note ?? '']
			: [code(field), [...new Set(columns.map(({ headings }) => headings[0]))].join(', '), note ?? ''];
	});
	return table(['Studio field', 'Filled from', 'Note'], rows);
}

function headingTable(type: RowExport): string {
	const rows = type.columns.map(({ headings: [first, ...others], kind, note }) => [
		`**${first}**`,
		others.map(code).join(', '),
		kind === 'utc' ? 'moment in UTC' : kind,
		note ?? '',
	]);
	return table(['Heading', 'or', 'Read as', 'Note'], rows);
}

function needsText({ columns, needs }: RowExport): string {
	const nameOf = (field: string): string =>
		columns.find((column) => column.field === field)?.headings[0] ?? field;
	return needs
		.map((fields) => `- ${[...new Set(fields.map(nameOf))].map((name) => `**${name}**`).join(' or ')}`)
		.join('\n');
}

function section(type: RowExport): string {
	return `## ${type.label}

${type.about}

Every row needs:

${needsText(type)}

### IDs of ${type.label}

${type.ids.map((text) => `- ${text}`).join('\n')}

### Fields of ${type.label}

What is not told is ${code('null')}: unknown, never cleared.

${fieldTable(type)}

### Headings of ${type.label}

${headingTable(type)}
`;
}

function statusTables(): string {
	const zenoti = table(
		['Zenoti Status, letters only', '`booking.status`'],
		bookingStatusWords.map(([status, words]) => [words.map(code).join(', '), code(status)]),
	);
	const words = visitStatuses.map((row) => [
		[...row.words, ...portalStatusWords.filter(([, number]) => number === row.number).map(([word]) => word)]
			.map(code)
			.join(', '),
		code(row.status),
	]);
	return `${zenoti}\n\n${table(['WellnessLiving Status, letters only', '`booking.status`'], words)}`;
}

/** The page as it has to stand on disk. */
export async function importsPageText(): Promise<string> {
	const exports = [...zenotiExports, ...wellnessLivingExports];
	const text = `# Imports: exported files as studio events

<!-- Written by scripts/docs/imports.mts from the tables in vendors/*/rows; change those, not this page. -->

_Studio Event_ with the operation _From Rows_ takes the rows of a CSV or Excel file, one item per row as _Extract from File_ gives them, and gives studio events with \`ingestion: "import"\`.

${exports
	.map(
		({ label }) =>
			`- [${label}](#${label
				.toLowerCase()
				.replace(/[^\w\s-]/g, '')
				.replace(/\s/g, '-')})`,
	)
	.join('\n')}

## How files are read

- **Which export** it is, the headings say; or choose it. Case, spaces, marks and a byte order mark make no difference, nor does the order of the columns. Headings that fit no export, or two equally, stop the node.
- **Lines of title** above the headings are passed over where the rows still have all their columns, as rows of Excel files do. For CSV files set the line to start at in _Extract from File_, because a CSV reader takes the number of columns from the first line.
- **Amounts** are read in the one way that the option _Amounts_ says: \`$1,234.50\`, \`(12.00)\`, \`12.00-\` with a decimal point, \`1.234,50 €\` with a decimal comma. An amount that does not fit is refused, never read in the other way.
- **Dates** such as \`3/4/2026\` are day first or month first for the whole file: one day above 12 decides for all. A file in which every date can be read in two ways stops the node until the option _Dates_ says which; so does a file that holds both. Years have four digits. Numbers of a spreadsheet (days since 1900, of which \`46339\` is 13 November 2026) are dates, too.
- **Times** are local to the studio. The option _Time Zone_ turns them into UTC; without it they stay local and UTC fields are \`null\`.
- **Rows of one thing** (lines of an invoice, items of a purchase) are one event, linked to all of its rows. When one row of it cannot be read, the whole thing fails, because half a sale is no sale.
- **A row that cannot be read** comes out as a failed item, by the error output where the node has one, with the row counted from 1 below the headings, the cell and what to do. With _Stop Workflow_ nothing comes out and the node names the first one.
- **Left out** and counted above the output: blank rows, totals, repeated headings, open invoices, declined payments.
- **The time of an event** is what the file tells; where it tells none, the option _Exported At_, else now. Set it for an old file: the newest event wins in CRM and books.
- **Importing a file again** gives the same IDs. A thing that changed and changed back between three files has the first file's event ID again.

## IDs

Events of webhooks and polls carry IDs that most exports do not. Where the file has the vendor's own ID, the event is about the same sale, booking or client as theirs. Where it has none, a name is made from what people see, and **the two sides do not know that they mean the same**; each export says below what that means.

${exports.map(section).join('\n')}
## Words of status

${statusTables()}

Any other word fails the row.
`;
	return await format(text, { parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(importsPage, await importsPageText());
