import type { Schema } from 'ts-json-schema-generator';

import { schemaBase } from '../../../core/event/build.ts';
import { eventTypes, type EventData, type EventType } from '../../../core/event/event.ts';
import { eventLabelOf } from '../../../core/event/labels.ts';
import { schemaOf, type Definitions } from './eventTypes.mts';

const draft = 'http://json-schema.org/draft-07/schema#';
const sharedFile = 'studio-event.json';

type FamilyOf<Type> = Type extends `studio.${infer Rest}`
	? Rest extends `${infer Name}.${string}`
		? Name
		: Rest
	: never;

/** What the events of a family are about: the member of `data` that is always there. */
const carried: Readonly<Record<FamilyOf<EventType>, keyof EventData>> = {
	client: 'client',
	booking: 'booking',
	schedule: 'schedule',
	sale: 'sale',
	payment: 'payments',
	membership: 'membership',
	package: 'package',
	staff: 'staff',
	service: 'service',
	location: 'location',
	business: 'business',
	feedback: 'feedback',
	unrecognized: 'reason',
};

/**
 * The published schemas by file name: the shared one and one for each event type. Their objects are open, because a
 * later release may add a field, and whoever keeps a copy of the schema must not stumble over it.
 */
export function toEventSchemas(definitions: Definitions): ReadonlyMap<string, Schema> {
	return new Map([
		[sharedFile, opened(toSharedSchema(definitions))],
		...eventTypes.map((type) => [`${type}.json`, toTypeSchema(type)] as const),
	]);
}

/** What holds for every studio event, closed: a field that the types do not know is refused. */
export function toSharedSchema({ StudioEvent, ...definitions }: Definitions): Schema {
	if (StudioEvent === undefined) throw new Error('StudioEvent is not among the types that were read');
	return {
		$schema: draft,
		$id: `${schemaBase}${sharedFile}`,
		title: 'Studio event, version 1',
		...StudioEvent,
		definitions,
	};
}

function toTypeSchema(type: EventType): Schema {
	const $id = `${schemaBase}${type}.json`;
	return {
		$schema: draft,
		$id,
		title: eventLabelOf(type),
		type: 'object',
		allOf: [{ $ref: sharedFile }],
		properties: {
			type: { type: 'string', const: type },
			dataschema: { type: 'string', const: $id },
			data: { type: 'object', required: [memberOf(type)] },
		},
	};
}

function memberOf(type: EventType): string {
	const family = type.split('.')[1];
	const member = Object.entries(carried).find(([name]) => name === family)?.[1];
	if (member === undefined) throw new Error(`No member of data is named for ${type}`);
	return member;
}

function opened(schema: Schema): Schema {
	const { additionalProperties, ...rest } = schema;
	return {
		...rest,
		...(additionalProperties !== false && additionalProperties !== undefined && { additionalProperties }),
		...(rest.properties && { properties: openedEach(rest.properties) }),
		...(rest.definitions && { definitions: openedEach(rest.definitions) }),
		...(rest.items && !Array.isArray(rest.items) && { items: opened(schemaOf(rest.items)) }),
		...(rest.anyOf && { anyOf: rest.anyOf.map((branch) => opened(schemaOf(branch))) }),
	};
}

function openedEach(schemas: Readonly<Record<string, Schema | boolean>>): Record<string, Schema> {
	return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, opened(schemaOf(one))]));
}
