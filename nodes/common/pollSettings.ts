import type { INode } from 'n8n-workflow';
import { listOf, numberOf, own, recordOf, textOf } from '../../core/event';
import type { FirstRun, PollProfile } from '../../core/poll';
import { readTriggerSettings, type SettingProblem } from './triggerSettings';

export interface PollNodeSettings {
	/** Names in the profile, in its order. */
	readonly resources: readonly string[];
	/** `null`: what suits each resource. */
	readonly lookbackDays: number | null;
	readonly firstRun: FirstRun;
	readonly includeRaw: boolean;
	readonly skipSeenByWebhook: boolean;
	readonly locationIds: readonly string[];
	readonly timeZone: string | null;
	readonly currency: string | null;
	/** What was typed and cannot be used; the trigger refuses to run with it. */
	readonly problems: readonly SettingProblem[];
}

export const longestLookbackDays = 90;

/** The parameters as n8n has stored them, completed by the defaults; they allow no expressions. */
export function readPollSettings(node: INode, profile: PollProfile): PollNodeSettings {
	const { filter, includeRaw, timeZone, currency, problems } = readTriggerSettings(node);
	const parameters = recordOf(node.parameters);
	const options = recordOf(own(parameters, 'options'));
	const names = Object.keys(profile.resources);
	const stored = own(parameters, 'resources');
	const chosen = stored === undefined ? names : listOf(stored).flatMap((name) => textOf(name) ?? []);
	const resources = names.filter((name) => chosen.includes(name));
	return {
		resources,
		lookbackDays: daysOf(own(options, 'lookbackDays')),
		firstRun: own(options, 'firstRun') === 'lookBack' ? 'lookBack' : 'baseline',
		includeRaw,
		skipSeenByWebhook: own(options, 'skipSeenByWebhook') !== false,
		locationIds: filter.locationIds,
		timeZone,
		currency,
		problems: resources.length === 0 ? [...problems, nothingChosen] : problems,
	};
}

const nothingChosen: SettingProblem = {
	message: 'Nothing is chosen to look for',
	description: 'Choose at least one entry under Look For.',
};

/** A whole number of days; n8n keeps its own limits in the panel only. */
function daysOf(value: unknown): number | null {
	const days = numberOf(value);
	return days === null ? null : Math.min(longestLookbackDays, Math.max(1, Math.ceil(days)));
}
