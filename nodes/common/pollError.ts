import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Failure } from '../../core/http';
import type { SettingProblem } from './triggerSettings';

/** Why n8n should wait, or whom it should call: with durable polling its pause before the next poll follows from it. */
const causes = {
	RATE_LIMIT: 'rate-limited',
	KEY_EXPIRED: 'credential-invalid',
	NO_PERMISSION: 'credential-invalid',
	RECONNECT_CREDENTIAL: 'credential-invalid',
	SIGN_IN: 'credential-invalid',
	TOKEN_REFUSED: 'credential-invalid',
	NODE_DEFECT: 'node-defect',
} as const;

type Cause = (typeof causes)[keyof typeof causes] | 'temporarily-unavailable' | 'configuration-invalid';

function isNamed(code: string): code is keyof typeof causes {
	return Object.hasOwn(causes, code);
}

export function causeOf({ code, kind }: Failure): Cause {
	if (isNamed(code)) return causes[code];
	return kind === 'transient' ? 'temporarily-unavailable' : 'configuration-invalid';
}

export function pollError(node: INode, failure: Failure): NodeOperationError {
	const cause = causeOf(failure);
	return new NodeOperationError(node, failure.message, { description: failure.hint, failure: { cause } });
}

export function settingError(node: INode, { message, description }: SettingProblem): NodeOperationError {
	return new NodeOperationError(node, message, { description, failure: { cause: 'configuration-invalid' } });
}
