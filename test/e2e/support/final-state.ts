import type { HubSpotSandbox } from '../../../sandbox/hubspot';
import type { Story } from '../../../sandbox/studio';
import { stageIdOf } from '../../../scripts/scene/workflows.mts';

/** Everything in HubSpot that is not as the story left it, one line each; forged people count as well. */
export function differencesOf(
	hubSpot: HubSpotSandbox,
	story: Story,
	{ expected: dealKeys }: { readonly expected: ReadonlySet<string> } = {
		expected: new Set(story.expected.deals.keys()),
	},
): readonly string[] {
	const held = (type: 'contacts' | 'deals', key: string, value: string) =>
		hubSpot.store.records[type].holder(key, value)?.properties;
	const contacts = [...story.expected.contacts.values()].flatMap((expected) => {
		const contact = held('contacts', 'studio_client_id', expected.key);
		return [
			different(expected.key, 'firstname', contact?.get('firstname'), expected.firstName),
			different(expected.key, 'lastname', contact?.get('lastname'), expected.lastName),
			different(expected.key, 'phone', contact?.get('phone'), expected.phone),
		].flat();
	});
	const wantedDeals = [...story.expected.deals.values()].filter(({ key }) => dealKeys.has(key));
	const deals = wantedDeals.flatMap((expected) => {
		const status = expected.saleStatus ?? expected.bookingStatus;
		const wanted = status === null ? undefined : stageIdOf(status);
		const stage = held('deals', 'studio_deal_key', expected.key)?.get('dealstage');
		return different(expected.key, `stage for ${status}`, stage, wanted);
	});
	const forged = story.forgedKeys
		.filter((key) => held('contacts', 'studio_client_id', key) !== undefined)
		.map((key) => `${key}: forged, and in HubSpot`);
	return [...contacts, ...deals, ...forged];
}

function different(
	key: string,
	name: string,
	actual: string | undefined,
	expected: string | undefined,
): string[] {
	return actual === expected ? [] : [`${key}: ${name} is ${actual}, not ${expected}`];
}
