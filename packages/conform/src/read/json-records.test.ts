import { describeJsonRecords } from '../../test/json-records-suite.js'
import { portable } from './ndjson.js'

describeJsonRecords('in JavaScript', portable)
