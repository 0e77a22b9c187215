import type { Answer } from '../../http/route';
import type { Body } from '../problem';
import type { Visit } from '../state';

/** What every good answer is wrapped in. `Id` is fixed: a client may log it, never use it. */
export function envelope(visit: Pick<Visit, 'now'>, content: Body): Answer {
	return {
		status: 200,
		body: {
			Id: '0b6f2a1e-5d43-4c8b-9a70-1e2d3c4b5a60',
			Status: 'OK',
			ProviderName: 'Studio Ops Sandbox',
			DateTimeUTC: `/Date(${visit.now()})/`,
			...content,
		},
	};
}
