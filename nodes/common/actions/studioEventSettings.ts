import type { INodeProperties } from 'n8n-workflow';
import type { Input } from './input';

/** What an item asks of *Studio Event › Get Many*. */
export interface WantedEvents {
	/** Names in the profile, in its order: what a later one needs, an earlier one has learned. */
	readonly resources: readonly string[];
	readonly daysBack: number;
	/** Empty for all places. */
	readonly placeIds: readonly string[];
	readonly includeRaw: boolean;
	/** For places whose zone and currency the account does not tell. */
	readonly timeZone: string | null;
	readonly currency: string | null;
}

/** Zenoti's sales change for weeks; a year is more than any of the vendors gives well. */
export const longestDaysBack = 366;

export const studioEventOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. USD',
			description: 'Three-letter code to use where the account names no currency',
		},
		{
			displayName: 'Include Original Payload',
			name: 'includeRaw',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the untouched record as <code>data.raw</code>. It can hold personal data, such as birth dates and notes.',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. America/New_York',
			description: 'IANA name of the studio’s time zone, where the account does not tell it',
		},
	],
};

export function readWantedEvents(input: Input, known: readonly string[]): WantedEvents {
	const chosen = input.ids('resources');
	const unknown = chosen.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		const [first = ''] = unknown;
		input.refuse(`Look For knows no “${first.slice(0, 40)}”.`, `Choose among ${known.join(', ')}.`);
	} else if (chosen.length === 0) {
		input.refuse('Nothing is chosen to look for.', 'Choose at least one entry under Look For.');
	}
	const daysBack = input.wholeNumber('daysBack', 'Days Back');
	if (daysBack === null) input.refuse('Days Back is empty.', 'Enter how many days to read, such as 7.');
	else if (daysBack > longestDaysBack) {
		input.refuse(`Days Back is more than ${longestDaysBack}.`, 'Choose fewer days.');
	}
	const options = input.within('options');
	return {
		resources: known.filter((name) => chosen.includes(name)),
		daysBack: daysBack ?? 1,
		placeIds: input.ids('placeIds'),
		includeRaw: options.flag('includeRaw'),
		timeZone: options.timeZone('timeZone', 'Time Zone'),
		currency: options.currency('currency', 'Currency'),
	};
}
