import type { INodeProperties } from 'n8n-workflow';
import type { Place } from '../../../core/poll';
import type { Input } from '../../common/actions/input';
import { simplifyField } from '../../common/actions/fields';

/** One center, from the list of the account or by id. */
export const centerField: INodeProperties = {
	displayName: 'Center',
	name: 'centerId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCenters', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5528ee09-0000-4000-8000-0000000000c1',
		},
	],
	description: 'A key that may not list centers works with an ID entered by hand',
};

/** Several centers, or none for all that the key may list. */
export const centersField: INodeProperties = {
	displayName: 'Center Names or IDs',
	name: 'centerIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getCenters' },
	default: [],
	description:
		'All centers when empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** One employee of the chosen center. */
export const employeeField: INodeProperties = {
	displayName: 'Employee',
	name: 'employeeId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchEmployees', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
	description: 'Only appointments with this employee',
};

export function guestIdField(description: string): INodeProperties {
	return {
		displayName: 'Guest ID',
		name: 'guestId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. b9e61937-0000-4000-8000-000000000001',
		description,
	};
}

export const simplify = simplifyField('Zenoti’s own');

const timeZone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'IANA name of the center’s time zone, for a key that may not list centers',
};

const currency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter code of the center’s currency, for a key that may not list centers',
};

/** Options of an operation, with what a narrow key cannot find out; alphabetical, as the panel shows them. */
export function placeOptions(others: readonly INodeProperties[] = []): INodeProperties {
	const options = [currency, timeZone, ...others].map((one) => ({ ...one }));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
	};
}

/** What the user says of a center's zone and currency; it counts more than Zenoti's word. */
export type PlaceSettings = Pick<Place, 'timeZone' | 'currency'>;

export function readPlaceSettings(input: Input): PlaceSettings {
	const options = input.within('options');
	return {
		timeZone: options.timeZone('timeZone', 'Time Zone'),
		currency: options.currency('currency', 'Currency'),
	};
}
