import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { Caller, Failure } from '../../core/http';
import type { SetupReport } from '../../core/sync';
import { paths, type HubSpotObject } from './api';
import { studioGroup, studioProperties, type PropertyDefinition } from './definitions';

interface Findings {
	readonly created: string[];
	readonly present: string[];
	readonly missing: string[];
	readonly problems: Failure[];
}

/** Makes the group and the properties the sync writes to, or says what stands in the way. Repeating it is harmless. */
export async function setUp(caller: Caller, dryRun: boolean): Promise<SetupReport> {
	const findings: Findings = { created: [], present: [], missing: [], problems: [] };
	await setUpObject(caller, 'contacts', dryRun, findings);
	await setUpObject(caller, 'deals', dryRun, findings);
	const isReady = findings.problems.length === 0 && findings.missing.length === 0;
	return { isReady, ...findings };
}

async function setUpObject(
	caller: Caller,
	object: HubSpotObject,
	dryRun: boolean,
	findings: Findings,
): Promise<void> {
	const path = paths.properties(object);
	const listed = await caller.call({ method: 'GET', path });
	if (!listed.ok) {
		findings.problems.push(listed.failure);
		return;
	}
	const known = new Map(
		listOf(own(recordOf(listed.response.body), 'results')).map((raw) => {
			const property = recordOf(raw);
			return [textOf(own(property, 'name')) ?? '', property] as const;
		}),
	);
	const missing = studioProperties[object].filter(({ name }) => !known.has(name));
	for (const wanted of studioProperties[object]) {
		const property = known.get(wanted.name);
		if (property !== undefined) takeProperty(object, wanted, property, findings.present, findings);
	}
	if (dryRun) findings.missing.push(...missing.map(({ name }) => `${object}.${name}`));
	else if (missing.length > 0) await create(caller, object, missing, findings);
}

async function create(
	caller: Caller,
	object: HubSpotObject,
	missing: readonly PropertyDefinition[],
	findings: Findings,
): Promise<void> {
	const group = await caller.call({ method: 'POST', path: paths.propertyGroups(object), body: studioGroup });
	const isThere = group.ok || (group.answer?.kind === 'response' && group.answer.status === 409);
	if (!isThere) {
		findings.problems.push(group.failure);
		return;
	}
	for (const wanted of missing) {
		const body = { ...wanted, groupName: studioGroup.name };
		const made = await caller.call({ method: 'POST', path: paths.properties(object), body });
		if (made.ok) {
			takeProperty(object, wanted, recordOf(made.response.body), findings.created, findings);
		} else if (made.answer?.kind === 'response' && made.answer.status === 409) {
			await verify(caller, object, wanted, findings);
		} else {
			findings.problems.push(made.failure);
		}
	}
}

/** Somebody else made it between our look and our call. */
async function verify(
	caller: Caller,
	object: HubSpotObject,
	wanted: PropertyDefinition,
	findings: Findings,
): Promise<void> {
	const read = await caller.call({ method: 'GET', path: `${paths.properties(object)}/${wanted.name}` });
	if (read.ok) takeProperty(object, wanted, recordOf(read.response.body), findings.present, findings);
	else findings.problems.push(read.failure);
}

function takeProperty(
	object: HubSpotObject,
	wanted: PropertyDefinition,
	property: UnknownRecord,
	list: string[],
	findings: Findings,
): void {
	const problem = mismatchOf(object, wanted, property);
	if (problem === null) list.push(`${object}.${wanted.name}`);
	else findings.problems.push(problem);
}

function mismatchOf(
	object: HubSpotObject,
	wanted: PropertyDefinition,
	property: UnknownRecord,
): Failure | null {
	if (wanted.hasUniqueValue && own(property, 'hasUniqueValue') !== true) {
		return {
			kind: 'permanent',
			code: 'PROPERTY_NOT_UNIQUE',
			message: `The property ${wanted.name} of ${object} exists, but does not require unique values.`,
			hint: `HubSpot sets this at creation only. In HubSpot, delete ${wanted.name} for good (Settings → Properties → Archived properties too), then run Set Up again.`,
		};
	}
	const type = textOf(own(property, 'type'));
	if (type === wanted.type) return null;
	return {
		kind: 'permanent',
		code: 'PROPERTY_OF_OTHER_TYPE',
		message: `The property ${wanted.name} of ${object} exists with the type ${type ?? 'unknown'} instead of ${wanted.type}.`,
		hint: `In HubSpot, delete ${wanted.name} or change its type to ${wanted.type}, then run Set Up again.`,
	};
}
