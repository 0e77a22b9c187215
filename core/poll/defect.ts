import { safeText, type Failure } from '../http';

/** A mapping of ours that cannot cope with what came back. */
export function defect(problem: unknown): Failure {
	const text = safeText(problem instanceof Error ? problem.message : String(problem));
	return {
		kind: 'permanent',
		code: 'NODE_DEFECT',
		message: `This node stumbled over what came back: ${text}`,
		hint: 'This is a bug in the node: please report it. Nothing is skipped; it is read again with every poll.',
	};
}
