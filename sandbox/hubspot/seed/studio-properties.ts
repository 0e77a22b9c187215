import type { ObjectType } from '../store/object-type';
import type { Property } from '../store/property';
import { field } from './property-parts';

const group = 'studio';

const ours = (property: Property): Property => ({ ...property, hubspotDefined: false });

/** What `setup` would make; only there from the start when a test asks for it. */
export const studioProperties: Readonly<Record<ObjectType, readonly Property[]>> = {
	contacts: [
		ours(field('studio_client_id', 'Studio client ID', group, 'string', 'text', true)),
		ours(field('studio_last_event_at', 'Studio last event', group, 'datetime', 'date')),
		ours(field('studio_lead_source', 'Studio lead source', group, 'string', 'text')),
		ours(field('studio_home_location', 'Studio home location', group, 'string', 'text')),
		ours(field('studio_membership_status', 'Studio membership status', group, 'string', 'text')),
	],
	deals: [
		ours(field('studio_deal_key', 'Studio deal key', group, 'string', 'text', true)),
		ours(field('studio_last_event_at', 'Studio last event', group, 'datetime', 'date')),
	],
};

export const studioGroup = { name: group, label: 'Studio' } as const;
