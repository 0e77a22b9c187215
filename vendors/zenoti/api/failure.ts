import { isRecord, textOf } from '../../../core/event';
import { safeText, type CallFailure, type HttpAnswer, type HttpResponse } from '../../../core/http';
import { failureRules, type FailureRule } from './failure-rules';
import { problemOf, type ZenotiProblem } from './problem';

/** Why a call failed; `null` when it did not. HTTP 200 with a filled error object is a failure. */
export function failureOf(answer: HttpAnswer): CallFailure | null {
	if (answer.kind === 'noResponse') {
		return {
			kind: answer.mayRecover ? 'transient' : 'permanent',
			code: answer.code,
			message: `Zenoti could not be reached: ${answer.message}`,
			hint: answer.mayRecover
				? 'Run the failed items again. If it stays like this, check the base URL of the credential and the network of n8n.'
				: 'Check the credential (its allowed domains, too) and the network settings of n8n.',
			reach: answer.mayRecover ? 'call' : 'account',
		};
	}
	const problem = problemOf(answer.body);
	const isSuccess = answer.status >= 200 && answer.status <= 299;
	if (!isSuccess) return failureOfStatus(answer.status, problem, answer);
	if (problem !== null) return failureOfStatus(problem.code ?? answer.status, problem, answer);
	return isReadable(answer) ? null : unexpectedAnswer(answer.status);
}

/** Objects and lists; nothing at all where there is nothing to say (204). */
function isReadable({ status, body }: HttpResponse): boolean {
	return isRecord(body) || Array.isArray(body) || status === 204;
}

function failureOfStatus(status: number, problem: ZenotiProblem | null, answer: HttpResponse): CallFailure {
	const text = textOfProblem(problem, answer);
	const rule = failureRules.find((candidate) => fits(candidate, status, text, problem !== null));
	const { code = 'REFUSED', kind = 'permanent', hint = '' } = rule ?? {};
	return { kind, code, message: text, hint, reach: 'call' };
}

function fits(rule: FailureRule, status: number, text: string, hasError: boolean): boolean {
	return (
		(rule.statuses?.includes(status) ?? true) &&
		(rule.words?.test(text) ?? true) &&
		(rule.hasError === undefined || rule.hasError === hasError)
	);
}

function textOfProblem(problem: ZenotiProblem | null, { status, body }: HttpResponse): string {
	const bare = textOf(isRecord(body) ? (body.message ?? body.Message) : body);
	const told = problem?.message || (bare === null || bare.startsWith('<') ? '' : bare);
	const code = problem?.code ?? status;
	const text = told === '' ? `Zenoti answered ${code} without a reason.` : `${told} (Zenoti ${code})`;
	return safeText(text.replace(/apikey\s+\S+/gi, 'apikey ***'));
}

export function unexpectedAnswer(status: number): CallFailure {
	return {
		kind: 'permanent',
		code: 'UNEXPECTED_ANSWER',
		message: `Zenoti’s answer (status ${status}) is not what its API sends.`,
		hint: 'Check Environment and Base URL of the credential: something else than Zenoti’s API may have answered.',
		reach: 'call',
	};
}
