"""A Pub/Sub server in this process: enough of the protocol for Google's client and for Beam's source."""

import threading
import time
from concurrent import futures

import grpc
from google.protobuf import empty_pb2
from google.pubsub_v1 import types


class FakePubSub:
    """One subscription. What is pulled and not acknowledged is delivered again on `expire`."""

    def __init__(self):
        self._lock = threading.Lock()
        self._waiting, self._out = [], {}
        self.acknowledged, self.delivered, self._count = [], 0, 0
        self._server = grpc.server(futures.ThreadPoolExecutor(4))
        subscriber = {
            "Pull": self._method(self._pull, types.PullRequest, types.PullResponse),
            "Acknowledge": self._method(self._acknowledge, types.AcknowledgeRequest, None),
            "ModifyAckDeadline": self._method(lambda r: empty_pb2.Empty(), types.ModifyAckDeadlineRequest, None),
        }
        handler = grpc.method_handlers_generic_handler("google.pubsub.v1.Subscriber", subscriber)
        self._server.add_generic_rpc_handlers((handler,))
        self.port = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def publish(self, data=b"", **attributes):
        with self._lock:
            self._count += 1
            message = types.PubsubMessage(
                data=data,
                attributes=attributes,
                message_id=str(self._count),
                publish_time={"seconds": int(time.time())},
            )
            self._waiting.append(message)

    def expire(self):
        """Deliver again what nobody acknowledged, as after the deadline."""
        with self._lock:
            self._waiting += self._out.values()
            self._out.clear()

    def stop(self):
        self._server.stop(None)

    def _method(self, answer, request, response):
        def serialize(message):
            return message.SerializeToString() if response is None else response.serialize(message)

        return grpc.unary_unary_rpc_method_handler(lambda r, _: answer(r), request.deserialize, serialize)

    def _pull(self, request):
        with self._lock:
            some, self._waiting = self._waiting[: request.max_messages], self._waiting[request.max_messages :]
            received = []
            for message in some:
                self.delivered += 1
                ack_id = f"{message.message_id}-{self.delivered}"
                self._out[ack_id] = message
                received.append(types.ReceivedMessage(ack_id=ack_id, message=message))
        return types.PullResponse(received_messages=received)

    def _acknowledge(self, request):
        with self._lock:
            for ack_id in request.ack_ids:
                message = self._out.pop(ack_id, None)
                if message is not None:
                    self.acknowledged.append(message.message_id)
        return empty_pb2.Empty()
