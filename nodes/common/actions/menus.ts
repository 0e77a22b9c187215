import type { INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

export function byName(one: INodePropertyOptions, other: INodePropertyOptions): number {
	return one.name.localeCompare(other.name);
}

/** What of a menu fits the text typed so far. */
export function matching(options: readonly INodePropertyOptions[], filter = ''): INodeListSearchResult {
	const wanted = filter.trim().toLowerCase();
	return { results: options.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}
