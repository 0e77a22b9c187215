import type { HttpRequest } from '../../../core/http';
import type { Answer, Json } from './support';

/** What a report answers now. */
export interface ReportScene {
	status: number;
	complete: string | null;
	fields: readonly string[];
	rows: ReadonlyArray<readonly unknown[]>;
	changes: number;
	error: string;
}

export const freshScene = (changes: Partial<ReportScene> = {}): ReportScene => ({
	status: 3,
	complete: '2026-03-10 15:00:07',
	fields: ['uid', 'text_name'],
	rows: [['1', 'Ann']],
	changes: 1,
	error: '',
	...changes,
});

export interface ReportCall {
	readonly isRefresh: boolean;
	readonly offset: number;
	readonly limit: number;
	readonly body: Json;
}

export function reportCallOf({ body }: HttpRequest): ReportCall {
	const json = body as Json;
	return {
		isRefresh: json['is_refresh'] === 1,
		offset: Number(json['i_offset']),
		limit: Number(json['i_limit']),
		body: json,
	};
}

/** Zero date where it is not complete, as WellnessLiving writes it. */
export function reportAnswer(scene: ReportScene, { offset, limit }: ReportCall): Answer {
	return {
		a_field: scene.fields,
		a_row: scene.rows.slice(offset, offset + limit),
		id_report_status: scene.status,
		dtu_queue: '2026-03-10 15:00:01',
		dtu_start: '0000-00-00 00:00:00',
		dtu_complete: scene.complete ?? '0000-00-00 00:00:00',
		i_cas_change: scene.changes,
		s_report: 'f1',
		a_stale: [],
		a_warning: [],
		text_error: scene.error,
	};
}
