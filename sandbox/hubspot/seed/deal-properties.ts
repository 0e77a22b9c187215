import type { Property } from '../store/property';
import { choice, field, readOnly } from './property-parts';

const group = 'dealinformation';

/** What every HubSpot account has from the start, as far as studios use it. */
export const dealProperties: readonly Property[] = [
	field('dealname', 'Deal Name', group, 'string', 'text'),
	field('amount', 'Amount', group, 'number', 'number'),
	field('closedate', 'Close Date', group, 'datetime', 'date'),
	field('description', 'Deal Description', group, 'string', 'textarea'),
	field('deal_currency_code', 'Currency', group, 'string', 'text'),
	field('pipeline', 'Pipeline', group, 'enumeration', 'select'),
	field('dealstage', 'Deal Stage', group, 'enumeration', 'radio'),
	field('hubspot_owner_id', 'Deal owner', group, 'enumeration', 'select'),
	choice('dealtype', 'Deal Type', group, 'radio', ['newbusiness', 'existingbusiness']),
	choice('hs_priority', 'Priority', group, 'select', ['low', 'medium', 'high']),
	readOnly('hs_object_id', 'Record ID', group, 'number', 'number'),
	readOnly('createdate', 'Create Date', group, 'datetime', 'date'),
	readOnly('hs_lastmodifieddate', 'Last Modified Date', group, 'datetime', 'date'),
	readOnly('hs_is_closed', 'Is Deal Closed?', group, 'bool', 'booleancheckbox'),
	readOnly('hs_is_closed_won', 'Is Closed Won', group, 'bool', 'booleancheckbox'),
	readOnly('hs_unique_creation_key', 'Unique creation key', group, 'string', 'text'),
];

export const dealGroups = { dealinformation: 'Deal information' } as const;
