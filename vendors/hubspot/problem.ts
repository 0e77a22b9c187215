import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';

/** HubSpot's error envelope, read tolerantly: live bodies leave out parts the description calls required. */
export interface HubSpotProblem {
	readonly message: string;
	readonly category: string | null;
	/** `TEN_SECONDLY_ROLLING`, `SECONDLY`, `DAILY`; on 429 only. */
	readonly policyName: string | null;
	readonly correlationId: string | null;
	/** From `errors[].code`, the envelope's category last. */
	readonly codes: readonly string[];
	readonly invalid: readonly InvalidProperty[];
	/** Property names of `MISSING_REQUIRED_PROPERTY`. */
	readonly missingProperties: readonly string[];
	readonly scopes: readonly string[];
	readonly traceIds: readonly string[];
	readonly ids: readonly string[];
}

export interface InvalidProperty {
	readonly name: string;
	/** `PROPERTY_DOESNT_EXIST`, `INVALID_EMAIL` … */
	readonly error: string;
	readonly message: string;
}

export function parseProblem(body: unknown): HubSpotProblem {
	const record = recordOf(body);
	const message = textOf(own(record, 'message')) ?? 'HubSpot gave no reason';
	const details = listOf(own(record, 'errors')).map(recordOf);
	const contexts = [record, ...details].map((part) => recordOf(own(part, 'context')));
	const category = textOf(own(record, 'category'));
	const texts = (name: string) => contexts.flatMap((context) => textsOf(context, name));
	const codes = [...details.map((detail) => textOf(own(detail, 'code'))), category];
	return {
		message,
		category,
		policyName: textOf(own(record, 'policyName')),
		correlationId: textOf(own(record, 'correlationId')),
		codes: codes.filter((code) => code !== null),
		invalid: invalidPropertiesOf(message),
		missingProperties: [...new Set([...texts('properties'), ...texts('propertyName')])],
		scopes: [...new Set([...texts('requiredGranularScopes'), ...texts('requiredScopes')])],
		traceIds: texts('objectWriteTraceId'),
		ids: texts('ids'),
	};
}

function textsOf(context: UnknownRecord, name: string): readonly string[] {
	return listOf(own(context, name)).flatMap((value) => textOf(value) ?? []);
}

/** The list stands as JSON inside the message: `Property values were not valid: [{…}]` (hubspot "Error handling"). */
function invalidPropertiesOf(message: string): readonly InvalidProperty[] {
	const json = /^Property values were not valid:\s*(\[.*\])\s*$/s.exec(message)?.[1];
	return json === undefined
		? []
		: listOf(parseJson(json)).flatMap((value) => {
				const item = recordOf(value);
				const name = textOf(own(item, 'name'));
				const error = textOf(own(item, 'error'));
				return name === null || error === null
					? []
					: [{ name, error, message: textOf(own(item, 'message')) ?? error }];
			});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// HubSpot may cut long messages; then the text itself has to do
		return null;
	}
}
