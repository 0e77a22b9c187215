import type { INodeProperties } from 'n8n-workflow';
import { simplifyField } from '../../common/actions/fields';
import type { Input } from '../../common/actions/input';

export const simplify = simplifyField('WellnessLiving’s own');

export function clientIdField(description: string): INodeProperties {
	return {
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 4711001',
		description: `${description}. WellnessLiving calls it <code>uid</code>.`,
	};
}

/** One of the account's, from its list or by key. */
export function locatorField(
	displayName: string,
	name: string,
	searchListMethod: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
		description,
	};
}

export const locationsOption: INodeProperties = {
	displayName: 'Location Names or IDs',
	name: 'locationIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getLocations' },
	default: [],
	description:
		'All locations when empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const timeZoneOption: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'IANA name of the studio’s time zone, where the location does not tell it',
};

export const currencyOption: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter code of the studio’s currency, where WellnessLiving does not tell it',
};

/** Alphabetical, as the panel shows them. */
export function optionsField(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
	};
}

/** Whether a thing of this location is wanted; what belongs to no location is. */
export function readLocationFilter(input: Input): (locationId: string | null) => boolean {
	const chosen = new Set(input.within('options').ids('locationIds'));
	return (locationId) => chosen.size === 0 || locationId === null || chosen.has(locationId);
}
