import type { INodeProperties } from 'n8n-workflow';

/** *Return All* and *Limit*. */
export function pagingFields(): readonly INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	];
}

export function simplifyField(original: string): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: `Whether to return the shape all nodes of this package share instead of ${original}`,
	};
}

/** First and last day, both inclusive. */
export function dayFields(what: string): readonly INodeProperties[] {
	return [
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '={{ $today.toISODate() }}',
			required: true,
			description: `First day of the ${what}, at the studio. The time of day is ignored.`,
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: `Last day of the ${what}, included. The same day as From when empty.`,
		},
	];
}
