import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { zenotiPollProfile } from '../../vendors/zenoti/api';
import { pollProperties } from '../common/pollProperties';
import type { PollSource } from '../common/pollSource';
import { pollOnce } from '../common/pollTrigger';
import { pollSubtitle } from '../common/subtitle';
import { connect } from './actions/account';
import { zenotiKeyTest } from './keyTest';

const source: PollSource = { profile: zenotiPollProfile, connect };

export class ZenotiPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zenoti Polling Trigger',
		name: 'zenotiPollingTrigger',
		icon: { light: 'file:zenoti.svg', dark: 'file:zenoti.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: pollSubtitle(zenotiPollProfile),
		description:
			'Looks into Zenoti on a schedule and starts with what is new or changed: clients, appointments, class bookings, sales and memberships that webhooks missed or never send',
		defaults: { name: 'Zenoti Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zenotiApi', required: true, testedBy: 'zenotiKeyTest' }],
		properties: [
			{
				displayName:
					'Events have the same shape as those of the Zenoti Trigger, and the same IDs where Zenoti tells enough, so both can start the same workflow. All apps of your organization share <b>60 calls a minute</b>: with many centers, set Poll Times to every 15 minutes or more.',
				name: 'pollNotice',
				type: 'notice',
				default: '',
			},
			...pollProperties(zenotiPollProfile),
		],
	};

	methods = { credentialTest: { zenotiKeyTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOnce(this, source);
	}
}
