import type { HttpRequest } from '../../../core/http';
import { freshScene, reportAnswer, reportCallOf } from './report-server';
import { pathOf, scripted, type Answer, type Json, type Scripted } from './support';

export const locationList = {
	a_location: {
		'7100000201': { s_title: 'North End', a_timezone: { text_name: 'America/Halifax' } },
		'7100000202': { s_title: 'Annex', a_timezone: { text_name: 'America/Toronto' } },
	},
};

export type Routes = Readonly<Record<string, Json | ((request: HttpRequest) => Answer)>>;

/** A WellnessLiving of some addresses; the test fails at any other. */
export function studioApi(routes: Routes, maxAttempts = 1): Scripted {
	const all: Routes = {
		'/v1/location/list': locationList,
		'/v1/business': { text_title: 'Harbour Movement', id_currency: 4 },
		'/v1/staff/list': { a_staff: { '880011': { uid: '9880011', s_name: 'Ines', s_surname: 'Okafor' } } },
		...routes,
	};
	return scripted((request) => {
		const route = all[pathOf(request)];
		if (route === undefined) throw new Error(`nobody expected ${pathOf(request)}`);
		return typeof route === 'function' ? route(request) : route;
	}, maxAttempts);
}

/** A report that is ready at once, with these records as its rows. */
export function reportOf(records: () => readonly Json[], columns: readonly string[]) {
	return (request: HttpRequest): Answer => {
		const rows = records().map((record) => columns.map((column) => record[column] ?? null));
		return reportAnswer(freshScene({ fields: columns, rows }), reportCallOf(request));
	};
}

export const countOf = (bench: Scripted, path: string): number =>
	bench.requests.filter((request) => pathOf(request) === path).length;
