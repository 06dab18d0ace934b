//! Compiles `poolgate.yaml`. A spec that AWS would refuse, or that would deploy and not work, fails the build at its line.

fn main() -> Result<(), poolgate::build::Error> {
    poolgate::build::Build::new("poolgate.yaml").cloudformation("stack.yaml").run()
}
