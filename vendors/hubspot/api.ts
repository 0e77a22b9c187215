/**
 * The dated API version every path carries (hubspot developer docs, "API versioning"): bodies are the same in the
 * older ones, so moving on is a change of this line.
 */
export const apiVersion = '2026-09';

export const productionUrl = 'https://api.hubapi.com';

/** Most records of one batch read, update or upsert; the 101st makes HubSpot refuse all of them. */
export const mostPerBatch = 100;
/** Most pairs of one association call, and most records of one association read. */
export const mostLinks = 2000;
export const mostLinkReads = 1000;

export type HubSpotObject = 'contacts' | 'deals';

export const paths = {
	batchRead: (object: HubSpotObject) => `/crm/objects/${apiVersion}/${object}/batch/read`,
	batchUpsert: (object: HubSpotObject) => `/crm/objects/${apiVersion}/${object}/batch/upsert`,
	batchUpdate: (object: HubSpotObject) => `/crm/objects/${apiVersion}/${object}/batch/update`,
	readLinks: `/crm/associations/${apiVersion}/deals/contacts/batch/read`,
	link: `/crm/associations/${apiVersion}/deals/contacts/batch/associate/default`,
	properties: (object: HubSpotObject) => `/crm/properties/${apiVersion}/${object}`,
	propertyGroups: (object: HubSpotObject) => `/crm/properties/${apiVersion}/${object}/groups`,
	pipelines: `/crm/pipelines/${apiVersion}/deals`,
	owners: `/crm/owners/${apiVersion}`,
	subscriptionTypes: `/communication-preferences/${apiVersion}/definitions`,
	consent: (email: string) =>
		`/communication-preferences/${apiVersion}/statuses/${encodeURIComponent(email)}`,
	account: `/account-info/${apiVersion}/details`,
} as const;
