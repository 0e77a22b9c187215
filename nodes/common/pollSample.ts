import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { samplePoll } from '../../core/poll';
import { pollError } from './pollError';
import type { PollNodeSettings } from './pollSettings';
import { attempts, toPlace, toPollSettings, type PollSource } from './pollSource';
import { toItem } from './toItem';

/** Some real items for building the workflow; what is remembered stays as it is. */
export async function showSample(
	context: IPollFunctions,
	{ profile, connect }: PollSource,
	settings: PollNodeSettings,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const connected = await connect(context, attempts, () => false);
	if (!connected.ok) throw pollError(node, connected.failure);
	const { caller } = connected.value;
	const listed = await profile.places(caller, settings.locationIds);
	if (!listed.ok) throw pollError(node, listed.failure);
	const places = listed.value.map((place) => toPlace(place, settings));
	const { events, failures } = await samplePoll({
		profile,
		caller,
		places,
		settings: toPollSettings(settings, Number.MAX_SAFE_INTEGER),
		nowMs: () => Date.now(),
	});
	const [failure] = failures;
	if (events.length === 0 && failure !== undefined) throw pollError(node, failure);
	for (const { message } of failures) context.logger.warn(`${node.name}: ${message}`);
	return events.length === 0 ? null : [events.map(toItem)];
}
