import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outside } from '../../../core/http';
import type { CrmSystem } from '../systems';

export type Operation = (
	context: IExecuteFunctions,
	system: CrmSystem,
	outside: Outside,
) => Promise<INodeExecutionData[]>;
