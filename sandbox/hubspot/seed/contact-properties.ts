import type { Property } from '../store/property';
import { choice, field, readOnly } from './property-parts';

const group = 'contactinformation';

/** In HubSpot's order: a contact moves along this list, never back (see `write.ts`). */
export const lifecycleStages = [
	'subscriber',
	'lead',
	'marketingqualifiedlead',
	'salesqualifiedlead',
	'opportunity',
	'customer',
	'evangelist',
	'other',
] as const;

const leadStatuses = ['NEW', 'OPEN', 'IN_PROGRESS', 'OPEN_DEAL', 'UNQUALIFIED', 'CONNECTED', 'BAD_TIMING'];

/** What every HubSpot account has from the start, as far as studios use it. */
export const contactProperties: readonly Property[] = [
	field('email', 'Email', group, 'string', 'text', true),
	field('firstname', 'First Name', group, 'string', 'text'),
	field('lastname', 'Last Name', group, 'string', 'text'),
	field('phone', 'Phone Number', group, 'string', 'phonenumber'),
	field('mobilephone', 'Mobile Phone Number', group, 'string', 'phonenumber'),
	field('address', 'Street Address', group, 'string', 'text'),
	field('city', 'City', group, 'string', 'text'),
	field('state', 'State/Region', group, 'string', 'text'),
	field('zip', 'Postal Code', group, 'string', 'text'),
	field('country', 'Country/Region', group, 'string', 'text'),
	field('company', 'Company Name', group, 'string', 'text'),
	field('jobtitle', 'Job Title', group, 'string', 'text'),
	field('website', 'Website URL', group, 'string', 'text'),
	field('message', 'Message', group, 'string', 'textarea'),
	field('gender', 'Gender', group, 'string', 'text'),
	field('date_of_birth', 'Date of birth', group, 'string', 'text'),
	field('hs_language', 'Preferred language', group, 'string', 'text'),
	field('hubspot_owner_id', 'Contact owner', 'sales_properties', 'enumeration', 'select'),
	choice('lifecyclestage', 'Lifecycle Stage', group, 'radio', lifecycleStages),
	choice('hs_lead_status', 'Lead Status', 'sales_properties', 'radio', leadStatuses),
	readOnly('hs_object_id', 'Record ID', group, 'number', 'number'),
	readOnly('createdate', 'Create Date', group, 'datetime', 'date'),
	readOnly('lastmodifieddate', 'Last Modified Date', group, 'datetime', 'date'),
	readOnly('hs_additional_emails', 'Additional email addresses', group, 'enumeration', 'checkbox'),
	readOnly('hs_email_optout', 'Unsubscribed from all email', 'emailinformation', 'bool', 'booleancheckbox'),
	readOnly('hs_marketable_status', 'Marketing contact status', group, 'enumeration', 'select'),
	readOnly('hs_unique_creation_key', 'Unique creation key', group, 'string', 'text'),
];

export const contactGroups = {
	contactinformation: 'Contact information',
	emailinformation: 'Email information',
	sales_properties: 'Sales properties',
} as const;
