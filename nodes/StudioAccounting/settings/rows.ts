import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../../core/event/read';
import type { Failure } from '../../../core/http';

export type Read<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Reads one parameter by name; what the panel does not show is undefined. */
export type ParameterOf = (name: string) => unknown;

/** Settings count for the whole run, so the first item's are read. */
export function parametersOf(context: IExecuteFunctions): ParameterOf {
	// n8n throws for a parameter that the panel hides, unless there is a fallback that is not undefined
	return (name) => {
		const value: unknown = context.getNodeParameter(name, 0, null);
		return value ?? undefined;
	};
}

/** While the panel is being filled in, for its menus. */
export function currentParametersOf(context: ILoadOptionsFunctions): ParameterOf {
	return (name) => context.getCurrentNodeParameter(name);
}

/** The lines of a table. */
export function rowsOf(table: unknown): readonly UnknownRecord[] {
	return listOf(own(recordOf(table), 'values')).map(recordOf);
}

/** An id from a menu, or from an expression, which may make it a number; `null` for none. */
export function idOf(value: unknown): string | null {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	return textOf(value);
}
