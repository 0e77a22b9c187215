import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPairedItemData,
} from 'n8n-workflow';
import type { Failure } from '../../../core/http';
import { importRows, type Imported, type RowExport } from '../../../core/rows';
import type { Outcome } from '../../../core/sync';
import { toItem } from '../../common/toItem';
import { fromRowsFields } from './fromRowsFields';
import { chosenExports, importSettings } from './fromRowsSettings';
import type { WholeOperation } from './operation';

/** Rows of a file to studio events: lines of one invoice are one sale, so all rows are taken together. */
export const fromRows: WholeOperation = {
	properties: fromRowsFields,
	runAll(context) {
		const rows = context.getInputData().map(({ json }) => json);
		if (rows.length === 0) return [];
		const result = importRows(rows, chosenExports(context), importSettings(context));
		if (!result.ok) return refuseAll(context, rows.length, result.failure);
		stopAtFailure(context, result.imported);
		tellLeftOut(context, result.leftOut);
		const items = result.imported.flatMap((each) => itemsOf(each, result.type));
		return context.getNode().onError === 'continueErrorOutput' ? goodFirst(items) : items;
	},
};

/** Nothing can be read for one reason: with "continue" every row is a failed one, so that none passes for an event. */
function refuseAll(context: IExecuteFunctions, count: number, failure: Failure): INodeExecutionData[] {
	if (!context.continueOnFail()) {
		throw new NodeOperationError(context.getNode(), failure.message, { description: failure.hint });
	}
	return Array.from({ length: count }, (_, row) => failedItem([row], failure, ''));
}

function stopAtFailure(context: IExecuteFunctions, imported: readonly Imported[]): void {
	const failed = imported.filter(({ result }) => 'failure' in result);
	const [first] = failed;
	if (first === undefined || !('failure' in first.result) || context.continueOnFail()) return;
	const rows = failed.reduce((sum, each) => sum + each.rows.length, 0);
	const { message, hint: description } = first.result.failure;
	const text = `${rows} of ${context.getInputData().length} rows cannot be read. ${message}`;
	throw new NodeOperationError(context.getNode(), text, { description, itemIndex: first.rows[0] });
}

function itemsOf({ rows, result }: Imported, { system }: RowExport): INodeExecutionData[] {
	if ('failure' in result) return [failedItem(rows, result.failure, system)];
	return result.events.map((event) => ({ ...toItem(event), pairedItem: linksOf(rows) }));
}

/** In the shape that n8n sends to the error output, with the outcome that all nodes of this package give. */
function failedItem(rows: readonly number[], error: Failure, system: string): INodeExecutionData {
	const details: Outcome & { readonly rows: readonly number[] } = {
		eventId: null,
		correlationId: null,
		type: null,
		system,
		outcome: 'failed',
		records: [],
		attempts: 0,
		lagMs: null,
		error,
		rows: rows.map((row) => row + 1),
	};
	const json: IDataObject = {
		error: error.message,
		message: `${error.message} ${error.hint}`,
		details: { ...details },
	};
	return { json, pairedItem: linksOf(rows) };
}

function linksOf(rows: readonly number[]): IPairedItemData | IPairedItemData[] {
	const links = rows.map((item) => ({ item }));
	const [only] = links;
	return links.length === 1 && only !== undefined ? only : links;
}

/** Retry On Fail runs the whole node again when the very first item carries an error. */
function goodFirst(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	const isBad = ({ json }: INodeExecutionData): boolean => json.error !== undefined;
	return [...items.filter((item) => !isBad(item)), ...items.filter(isBad)];
}

/** Shown above the output: rows that are no event, so that their absence is no riddle. */
function tellLeftOut(context: IExecuteFunctions, leftOut: ReadonlyMap<string, number>): void {
	if (leftOut.size === 0) return;
	const counts = [...leftOut].map(([reason, count]) => `${reason} (${count})`).join(', ');
	context.addExecutionHints({ message: `Left out: ${counts}.`, location: 'outputPane' });
}
