import type { INodeProperties } from 'n8n-workflow';
import type { PollProfile } from '../../core/poll';
import { longestLookbackDays } from './pollSettings';
import { triggerOptions } from './triggerProperties';

/** The panel of a polling trigger. */
export function pollProperties(profile: PollProfile): INodeProperties[] {
	return [lookForProperty(profile), pollOptions(profile)];
}

/** *Look For*: the kinds of records of the vendor, all of them at first. */
export function lookForProperty({ resources }: PollProfile): INodeProperties {
	const options = Object.values(resources).map(({ name: value, label: name }) => ({ name, value }));
	return {
		displayName: 'Look For',
		name: 'resources',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: options.sort((one, other) => one.name.localeCompare(other.name, 'en')),
		default: [...Object.keys(resources)],
		description: 'What is read at each poll. Each choice costs at least one call per location and poll.',
	};
}

/** These mean the same here as in the webhook trigger. */
const shared = new Set(['currency', 'includeRaw', 'locationIds', 'timeZone']);

function pollOptions(profile: PollProfile): INodeProperties {
	const common = (triggerOptions.options ?? []).flatMap((option) =>
		'type' in option && shared.has(option.name) ? [option] : [],
	);
	const options = [...common.map(asRead), firstRun, lookbackDays(profile), skipSeenByWebhook];
	return {
		...triggerOptions,
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	};
}

/** A poll reads records where a webhook receives deliveries. */
function asRead(option: INodeProperties): INodeProperties {
	return { ...option, description: descriptions[option.name] ?? option.description };
}

const descriptions: Readonly<Record<string, string>> = {
	currency: 'Three-letter code to use where the account names no currency',
	includeRaw:
		'Whether to add the untouched record as <code>data.raw</code>. It can hold personal data, such as birth dates and notes.',
	locationIds:
		'Only these locations (Zenoti: centers), separated by commas. Without this, all that the credential may see. Needed when the credential may not list them.',
	timeZone: 'Time zone of the studio, where the account does not tell it',
};

const firstRun: INodeProperties = {
	displayName: 'First Run',
	name: 'firstRun',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Only Remember What Is There',
			value: 'baseline',
			description: 'Events start with what changes from now on',
		},
		{
			name: 'Tell What Is There',
			value: 'lookBack',
			description: 'Everything within the look-back comes as events, which can be thousands',
		},
	],
	default: 'baseline',
	description:
		'What the first poll does. It counts anew for each location and each kind of record added later.',
};

function lookbackDays({ resources }: PollProfile): INodeProperties {
	const usual = Object.values(resources).map(({ label, lookbackDays: days }) => `${label} ${days}`);
	return {
		displayName: 'Look Back (Days)',
		name: 'lookbackDays',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1, maxValue: longestLookbackDays },
		default: 7,
		description: `How many days are read again at each poll to find late changes, the same for all kinds of records. Without this option: ${usual.join(', ')}.`,
	};
}

const skipSeenByWebhook: INodeProperties = {
	displayName: 'Skip What the Webhook Told',
	name: 'skipSeenByWebhook',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description:
		'Whether an event that the webhook trigger in this workflow has received since n8n started is left out, and one that was told here is a duplicate there. Turn it off to count what came by which way.',
};
