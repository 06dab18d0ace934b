"""moto_server with CloudFormation that is as strict as AWS.

Stock moto creates a few resource types, skips the rest in silence and says CREATE_COMPLETE. Here a stack fails when a resource
type has no handler, a property is unknown or has the wrong type, an attribute does not exist or AWS would refuse the call.

    server.py       the process: one free port, one readiness line, routes for the harness
    stacks.py       how a stack is created: order, checks, failure and its events
    order.py        dependencies of resources, and the most impatient order that they allow
    schema.py       the registry's schema of every type, as shipped in cfn-lint
    registry.py     @handles("AWS::...") and the list of stock moto types that are trusted
    api.py          one AWS call, its parameters checked and converted by botocore
    cognito.py ...  one module of handlers per service
    snapshots.py    what a REST deployment froze, which moto forgets
    sign_in.py      the refusals at sign-in that moto leaves out
    placement.py    the refusal of a function in a network whose role may not place it
    repairs.py      answers of moto that lack fields which AWS returns

It creates stacks. It refuses to update them: moto's update is not trustworthy enough to judge by.
"""
