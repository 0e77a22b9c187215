import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import type { Found, Origin, Reconciliation } from '../../core/reconcile';

export const outputNames = ['Matched', 'Missing', 'Different', 'Extra', 'Summary'];
export const summaryOutput = 4;

/** The input items of both sides. */
export interface Inputs {
	readonly source: readonly INodeExecutionData[];
	readonly other: readonly INodeExecutionData[];
}

/** One list per output, every item linked to the input items it comes from; the summary to the first there is. */
export function toOutputs(reconciliation: Reconciliation, inputs: Inputs): INodeExecutionData[][] {
	const { matched, missing, different, extra, summary } = reconciliation;
	return [
		matched.map(({ matched: key, origin }) => ({ json: { ...key }, pairedItem: linksOf(origin) })),
		...[missing, different, extra].map((list) => list.map((found) => toItem(found, inputs))),
		[{ json: { ...summary }, pairedItem: firstOf(inputs) }],
	];
}

/** The item as it came in, so that the next node takes it as it would have taken it before. */
function toItem({ finding, origin }: Found, { source, other }: Inputs): INodeExecutionData {
	const item = origin.source === null ? other[origin.other ?? 0] : source[origin.source];
	return { json: { ...item?.json, reconcile: { ...finding } }, pairedItem: linksOf(origin) };
}

function linksOf({ source, other }: Origin): IPairedItemData | IPairedItemData[] {
	const links = [
		...(source === null ? [] : [{ item: source, input: 0 }]),
		...(other === null ? [] : [{ item: other, input: 1 }]),
	];
	const [only] = links;
	return links.length === 1 && only !== undefined ? only : links;
}

/** n8n looks up what an item belongs to, and an input without items has nothing to be found. */
export function firstOf({ source }: Inputs): IPairedItemData {
	return { item: 0, input: source.length > 0 ? 0 : 1 };
}
