import type { IExecuteFunctions } from 'n8n-workflow';
import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import {
	contactFields,
	dealFields,
	dealStatuses,
	type DealStatus,
	type Pipeline,
	type SyncSettings,
	type TargetOptions,
} from '../../core/sync';
import { settingsFailure } from '../common/outcomes';
import type { CrmSystem } from './systems';

/** The collection Options; settings count for the whole run, so the first item's are read. */
export function readOptions(context: IExecuteFunctions): UnknownRecord {
	return recordOf(context.getNodeParameter('options', 0, {}));
}

export function toTargetOptions(options: UnknownRecord): TargetOptions {
	return {
		dryRun: own(options, 'dryRun') === true,
		recordLinks: own(options, 'recordLinks') === true,
		batchSize: positiveOr(own(options, 'batchSize'), 100),
		maxAttempts: positiveOr(own(options, 'maxAttempts'), 5),
		subscriptionId: textOrNumber(own(options, 'subscriptionId')),
	};
}

export type SettingsRead =
	{ readonly ok: true; readonly settings: SyncSettings } | { readonly ok: false; readonly failure: Failure };

export function readSettings(context: IExecuteFunctions, system: CrmSystem): SettingsRead {
	const options = readOptions(context);
	const pipelineId = textOrNumber(context.getNodeParameter('pipelineId', 0, ''));
	const rows = listOf(own(recordOf(context.getNodeParameter('stages', 0, {})), 'values'));
	const pipeline = pipelineId === null ? null : toPipeline(pipelineId, rows);
	if (pipeline !== null && pipeline.stages.size === 0) {
		const hint = 'Add at least one line under Deal Stages, or choose no pipeline to write contacts only.';
		return {
			ok: false,
			failure: settingsFailure('A deal pipeline is chosen, but no status has a stage.', hint),
		};
	}
	const owned = ownedNames(own(options, 'crmOwnedFields'), system);
	const settings: SyncSettings = {
		pipeline,
		owned: {
			contact: new Set(contactFields.filter((field) => owned.has(system.contactTable[field]))),
			deal: new Set(dealFields.filter((field) => owned.has(system.dealTable[field]))),
		},
		ownerId: textOrNumber(own(options, 'ownerId')),
		leadSource: textOf(own(options, 'leadSource')),
	};
	return { ok: true, settings };
}

function toPipeline(id: string, rows: readonly unknown[]): Pipeline {
	const stages = new Map<DealStatus, string>();
	for (const row of rows.map(recordOf)) {
		const status = dealStatuses.find((known) => known === own(row, 'status'));
		const stageId = textOrNumber(own(row, 'stageId'));
		if (status !== undefined && stageId !== null) stages.set(status, stageId);
	}
	return { id, stages };
}

/** A list from the menu, or comma-separated text from an expression. */
function ownedNames(value: unknown, system: CrmSystem): ReadonlySet<string> {
	if (value === undefined) return new Set(system.defaultOwnedFields);
	const names = typeof value === 'string' ? value.split(',') : listOf(value);
	return new Set(names.flatMap((name) => textOf(name) ?? []));
}

function positiveOr(value: unknown, otherwise: number): number {
	return typeof value === 'number' && value >= 1 ? Math.floor(value) : otherwise;
}

function textOrNumber(value: unknown): string | null {
	return typeof value === 'number' ? String(value) : textOf(value);
}
