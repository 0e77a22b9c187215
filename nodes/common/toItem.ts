import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { StudioEvent } from '../../core/event';

/** A studio event as n8n carries it; the same fields, its own object. */
export function toItem(event: StudioEvent): INodeExecutionData {
	const json: IDataObject = { ...event, data: { ...event.data } };
	return { json };
}
