import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { currencyOf, ingestions, own, recordOf, textOf, type Ingestion } from '../../../core/event';
import { eventsOfPayload, type DeliveryHeaders, type NormaliseContext } from '../../../core/intake';
import { toItem } from '../../common/toItem';
import { problemsOf } from '../../common/triggerSettings';
import { sourceOf } from '../sources';
import type { Operation } from './operation';
import { readJsonParameter } from './readJson';

const show = { operation: ['normalize'] };

export const normalize: Operation = {
	properties: [
		{
			displayName: 'Payload',
			name: 'payload',
			type: 'json',
			default: '={{ $json.body ?? $json }}',
			required: true,
			displayOptions: { show },
			description: 'The delivery as the vendor sent it. A list is read as one delivery per entry.',
		},
		{
			displayName: 'Headers',
			name: 'headers',
			type: 'json',
			default: '={{ $json.headers ?? {} }}',
			displayOptions: { show },
			description: 'The headers of the delivery, if you have them. WellnessLiving names the topic there.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions: { show },
			options: [
				{
					displayName: 'Origin',
					name: 'ingestion',
					type: 'options',
					options: [
						{ name: 'Import', value: 'import', description: 'A stored file' },
						{ name: 'Replay', value: 'replay', description: 'A delivery that is processed once more' },
						{ name: 'Webhook', value: 'webhook', description: 'Another Webhook node' },
					],
					default: 'webhook',
					description:
						'Written into the event as <code>ingestion</code>; the event ID is the same either way',
				},
				{
					displayName: 'Currency',
					name: 'currency',
					type: 'string',
					default: '',
					placeholder: 'e.g. USD',
					description: 'Three-letter code to use where the payload names no currency',
				},
				{
					displayName: 'Include Original Payload',
					name: 'includeRaw',
					type: 'boolean',
					default: false,
					description: 'Whether to add the untouched payload as <code>data.raw</code>',
				},
				{
					displayName: 'Time Zone',
					name: 'timeZone',
					type: 'string',
					default: '',
					placeholder: 'e.g. America/New_York',
					description: 'IANA name of the studio’s time zone, for local times without a zone',
				},
			],
		},
	],
	async run(context, itemIndex) {
		const source = sourceOf(context, itemIndex);
		const payload = readJsonParameter(context, 'payload', 'Payload', itemIndex);
		const headers = headersOf(readJsonParameter(context, 'headers', 'Headers', itemIndex, {}));
		const options = recordOf(context.getNodeParameter('options', itemIndex, {}));
		const settings = contextOf(context, options, itemIndex);
		const deliveries: readonly unknown[] = Array.isArray(payload) ? payload : [payload];
		const includeRaw = own(options, 'includeRaw') === true;
		return deliveries
			.flatMap((delivery) => eventsOfPayload(source.profile, delivery, headers, settings, includeRaw))
			.map((event): INodeExecutionData => ({ ...toItem(event), pairedItem: { item: itemIndex } }));
	},
};

function contextOf(
	context: IExecuteFunctions,
	options: Readonly<Record<string, unknown>>,
	itemIndex: number,
): NormaliseContext {
	const timeZone = textOf(own(options, 'timeZone'));
	const [problem] = problemsOf(timeZone, textOf(own(options, 'currency')));
	if (problem !== undefined) {
		const { message, description } = problem;
		throw new NodeOperationError(context.getNode(), message, { itemIndex, description });
	}
	return {
		receivedAt: new Date().toISOString(),
		ingestion: ingestionOf(own(options, 'ingestion')),
		timeZone,
		currency: currencyOf(own(options, 'currency')),
	};
}

function ingestionOf(value: unknown): Ingestion {
	return ingestions.find((known) => known === value) ?? 'webhook';
}

function headersOf(value: unknown): DeliveryHeaders {
	const entries = Object.entries(recordOf(value)).flatMap(([name, text]): [string, string][] =>
		typeof text === 'string' ? [[name.toLowerCase(), text]] : [],
	);
	return Object.fromEntries(entries);
}
