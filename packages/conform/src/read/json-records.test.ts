import { describeJsonRecords } from '../../test/json-records-suite.js'
import { portable } from './decoder.js'

describeJsonRecords('in JavaScript', portable)
