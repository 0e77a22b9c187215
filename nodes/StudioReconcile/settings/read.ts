import type { IExecuteFunctions } from 'n8n-workflow';
import { listOf, own, recordOf, type UnknownRecord } from '../../../core/event/read';
import { parsePath, type Path } from '../../../core/reconcile';

/** A setting that has to be changed before anything can be compared, in words for the studio. */
export interface SettingProblem {
	readonly message: string;
	readonly description: string;
}

export type Read<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: SettingProblem };

export function refuse(message: string, description: string): Read<never> {
	return { ok: false, problem: { message, description } };
}

/** Reads one parameter by name; settings count for the whole run, so the first item's are read. */
export type ParameterOf = (name: string) => unknown;

export function parametersOf(context: IExecuteFunctions): ParameterOf {
	return (name) => context.getNodeParameter(name, 0, null);
}

/** The lines of a table. */
export function rowsOf(table: unknown): readonly UnknownRecord[] {
	return listOf(own(recordOf(table), 'values')).map(recordOf);
}

/** A field the user has to name. */
export function requiredPath(parameterOf: ParameterOf, name: string, label: string): Read<Path> {
	const path = parsePath(parameterOf(name));
	if (path !== null) return { ok: true, value: path };
	return refuse(
		`${label} is empty or no field name`,
		'Name the field as in an expression, without $json: data.sale.number or lines[0].total.',
	);
}
